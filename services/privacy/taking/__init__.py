"""Taking one's memory along: archives, the exports that make them and the imports that take them in."""
