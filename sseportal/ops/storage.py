from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed twins once collected, plain names before that."""

    support_js_module_import_aggregation = True

    def stored_name(self, name):
        return super().stored_name(name) if self.hashed_files else name
