"""The process: options, the parts it is made of, connections, and the making of its
models at set-up.
"""
