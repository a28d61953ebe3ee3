"""Commands -> calls of the Voice Live SDK."""

from __future__ import annotations

import base64
from typing import Any, assert_never

from azure.ai.voicelive.aio import VoiceLiveConnection
from azure.ai.voicelive.models import (
    AssistantMessageItem,
    ClientEventSessionAvatarConnect,
    ConversationRequestItem,
    FunctionCallItem,
    FunctionCallOutputItem,
    InputTextContentPart,
    MCPApprovalResponseRequestItem,
    MessageItem,
    OutputTextContentPart,
    RequestImageContentPart,
    RequestSession,
    ResponseCreateParams,
    SystemMessageItem,
    UserMessageItem,
)

from voicelive_desktop.client.ports import AppendAudio, Command, ConnectAvatar, SendByHand
from voicelive_desktop.client.sent_messages import SentMessages
from voicelive_desktop.client.wire import APPEND
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ClearInput,
    ClearOutput,
    CommitInput,
    ConfigureSession,
    CreateResponse,
    DeleteItem,
    RetrieveItem,
    SendApproval,
    SendText,
    SendToolCall,
    SendToolOutput,
    Truncate,
)
from voicelive_desktop.domain.facts.pictures import Picture

_Item = SendText | SendToolCall | SendToolOutput | SendApproval
_OfItems = _Item | DeleteItem | RetrieveItem | Truncate


async def send(connection: VoiceLiveConnection, command: Command, sent: SentMessages) -> None:
    """Send one command. `sent` names it, so that an error tells which message was refused.

    Raises:
        azure.ai.voicelive.aio.ConnectionError: the connection is gone.
    """
    match command:
        case SendByHand() | ConnectAvatar():
            await connection.send(_message_of(command, sent))
        case AppendAudio(pcm):
            # fifty times a second: the SDK's model of it takes longer than all else of its way
            audio = base64.b64encode(pcm).decode("ascii")
            await connection.send({"type": APPEND, "audio": audio})
        case ConfigureSession(session):
            # A positional mapping keeps nulls and fields that the SDK does not know
            # (voice-live-sdk.md 4a).
            await connection.session.update(
                session=RequestSession(dict(session)), event_id=sent.name(command, "session.update")
            )
        case (
            SendText()
            | SendToolCall()
            | SendToolOutput()
            | SendApproval()
            | DeleteItem()
            | RetrieveItem()
            | Truncate()
        ):
            await _send_of_items(connection, command, sent)
        case CreateResponse() | CancelResponse():
            await _send_of_responses(connection, command, sent)
        case CommitInput() | ClearInput() | ClearOutput():
            await _send_of_sound(connection, command, sent)
        case _:
            assert_never(command)


async def _send_of_responses(
    connection: VoiceLiveConnection, command: CreateResponse | CancelResponse, sent: SentMessages
) -> None:
    match command:
        case CreateResponse():
            await connection.response.create(
                response=_wishes(command),
                event_id=sent.name(command, "response.create"),
                additional_instructions=command.additional_instructions or None,
            )
        case CancelResponse(response_id):
            await connection.response.cancel(
                response_id=response_id, event_id=sent.name(command, "response.cancel")
            )


async def _send_of_sound(
    connection: VoiceLiveConnection,
    command: CommitInput | ClearInput | ClearOutput,
    sent: SentMessages,
) -> None:
    match command:
        case CommitInput():
            await connection.input_audio_buffer.commit(
                event_id=sent.name(command, "input_audio_buffer.commit")
            )
        case ClearInput():
            await connection.input_audio_buffer.clear(
                event_id=sent.name(command, "input_audio_buffer.clear")
            )
        case ClearOutput():
            await connection.output_audio_buffer.clear(
                event_id=sent.name(command, "output_audio_buffer.clear")
            )


async def _send_of_items(
    connection: VoiceLiveConnection, command: _OfItems, sent: SentMessages
) -> None:
    items = connection.conversation.item
    match command:
        case DeleteItem(item_id):
            await items.delete(item_id=item_id, event_id=sent.name(command, "item.delete"))
        case RetrieveItem(item_id):
            await items.retrieve(item_id=item_id, event_id=sent.name(command, "item.retrieve"))
        case Truncate(item_id, audio_end_ms, content_index):
            await items.truncate(
                item_id=item_id,
                content_index=content_index,
                audio_end_ms=audio_end_ms,
                event_id=sent.name(command, "item.truncate"),
            )
        case _:
            await items.create(item=_item(command), event_id=sent.name(command, "item.create"))


def _message_of(command: SendByHand | ConnectAvatar, sent: SentMessages) -> Any:
    if isinstance(command, SendByHand):
        return command.message
    return ClientEventSessionAvatarConnect(
        client_sdp=command.description, event_id=sent.name(command, "session.avatar.connect")
    )


def _wishes(ask: CreateResponse) -> ResponseCreateParams | None:
    # A positional mapping keeps fields that the SDK does not know, such as `conversation`
    # (voice-live-sdk.md 4g).
    if ask.response:
        return ResponseCreateParams(dict(ask.response))
    return None


def _item(
    command: _Item,
) -> ConversationRequestItem:
    match command:
        case SendText():
            return _message(command)
        case SendToolCall(item_id, call_id, name, arguments):
            return FunctionCallItem(id=item_id, call_id=call_id, name=name, arguments=arguments)
        case SendToolOutput(call_id, output):
            return FunctionCallOutputItem(call_id=call_id, output=output)
        case SendApproval(request_id, approve):
            return MCPApprovalResponseRequestItem(approval_request_id=request_id, approve=approve)
        case _:
            assert_never(command)


def _message(command: SendText) -> MessageItem:
    match command.role:
        case "assistant":
            return AssistantMessageItem(
                id=command.item_id, content=[OutputTextContentPart(text=command.text)]
            )
        case "system":
            return SystemMessageItem(
                id=command.item_id, content=[InputTextContentPart(text=command.text)]
            )
        case _:
            return UserMessageItem(id=command.item_id, content=_user_parts(command))


# the SDK's picture part is none of its message parts
def _user_parts(command: SendText) -> list[Any]:
    if command.text or not command.pictures:
        words = [InputTextContentPart(text=command.text)]
    else:
        words = []
    return [*(_picture_part(picture) for picture in command.pictures), *words]


def _picture_part(picture: Picture) -> RequestImageContentPart:
    data = base64.b64encode(picture.data).decode("ascii")
    return RequestImageContentPart(image_url=f"data:{picture.mime};base64,{data}", detail="auto")
