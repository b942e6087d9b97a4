"""Citizens' oversight of each election stage: stages, reports, desk, cadres."""
