print("obelus")
