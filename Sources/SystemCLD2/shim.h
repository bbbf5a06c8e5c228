// CLD2 speaks C++; CLanguage includes its header itself. This module only carries the link flag.
