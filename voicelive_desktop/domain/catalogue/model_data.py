"""The models of Voice Live by family and tier.

One a line: name, tier, family; `byom` in place of a tier: only as a deployment of one's own.
Families: gpt-realtime, azure-realtime and phi hear and speak themselves; text is recogniser,
language model and voice in a row.
"""

AS_OF = "2026-09-29"
SOURCE = "Azure documentation: What is the Voice Live API?, supported models and pricing"

TABLE = """
gpt-realtime              pro       gpt-realtime
gpt-realtime-2.1          pro       gpt-realtime
gpt-realtime-2.1-datazone pro       gpt-realtime
gpt-realtime-1.5          pro       gpt-realtime
gpt-realtime-1.5-datazone pro       gpt-realtime
gpt-realtime-datazone     pro       gpt-realtime
gpt-realtime-2.1-mini     standard  gpt-realtime
gpt-realtime-mini         standard  gpt-realtime
azure-realtime            pro       azure-realtime
phi4-mm-realtime          lite      phi
gpt-5.6-terra             pro       text
gpt-5.4                   pro       text
gpt-5.2                   pro       text
gpt-5.1                   pro       text
gpt-5                     pro       text
gpt-5-chat                pro       text
gpt-4.1                   pro       text
gpt-4o                    pro       text
gpt-5.6-luna              standard  text
gpt-5-mini                standard  text
gpt-4.1-mini              standard  text
gpt-4o-mini               standard  text
gpt-5-nano                lite      text
gpt-4.1-nano              lite      text
gpt-5.5                   byom      text
gpt-5.4-mini              byom      text
gpt-5.4-nano              byom      text
"""
