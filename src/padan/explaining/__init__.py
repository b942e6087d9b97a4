"""Why a pair got its probability."""
