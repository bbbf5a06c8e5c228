// simdjson speaks C++; CRecords includes its header itself. This module only carries the link flag.
