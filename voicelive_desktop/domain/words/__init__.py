"""What everybody may name: ids, failures, texts, addresses, hosts.

Nothing that changes during a conversation.
"""
