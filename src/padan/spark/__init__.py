"""The same model on Spark, for a province or the nation. Needs the extra `spark` and a Java runtime."""
