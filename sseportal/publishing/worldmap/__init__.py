"""The map of the world: its shapes, made once by `manage.py build_map`, and their drawing."""
