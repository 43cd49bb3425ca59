"""One module or package per page; pages never import each other."""
