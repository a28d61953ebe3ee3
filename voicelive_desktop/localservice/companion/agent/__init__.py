"""A hosted agent of the person's own behind the session, as the cloud talks to one
that is deployed.
"""
