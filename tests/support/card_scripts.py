"""What the sound servers of the virtual card are told, and the devices that ALSA shows on top of
them.
"""

# norewinds=1: blocks of 50 ms at most; without it a null sink sleeps up to 2 s and loses a stream's
# beginning.
CARD = """\
.fail
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=speaker rate={rate} channels=1 format=s16le norewinds=1
load-module module-null-sink sink_name=micfeed rate={rate} channels=1 format=s16le norewinds=1
load-module module-remap-source source_name=mic master=micfeed.monitor
set-default-sink speaker
set-default-source mic
"""
USB = """\
.fail
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=usbspk rate={rate} channels=1 format=s16le norewinds=1
load-module module-null-sink sink_name=usbfeed rate={rate} channels=1 format=s16le norewinds=1
load-module module-remap-source source_name=usbmic master=usbfeed.monitor
"""
# Without the system's alsa.conf: neither real sound cards nor a desktop's "default is PipeWire"
# come in. `asym` makes one-way devices: a loudspeaker without a capture side, a microphone without
# a playback side.
ALSA = """\
pcm.default {{ type pulse  hint {{ show on description "Default (PulseAudio)" }} }}
ctl.default {{ type pulse }}
pcm.test_speaker {{ type asym  playback.pcm {{ type pulse device "speaker" }}
                    hint {{ show on description "Test speaker" }} }}
pcm.test_mic     {{ type asym  capture.pcm  {{ type pulse device "mic" }}
                    hint {{ show on description "Test microphone" }} }}
pcm.test_echo    {{ type asym  capture.pcm  {{ type pulse device "speaker.monitor" }}
                    hint {{ show on description "What the speaker plays" }} }}
pcm.usb_headset  {{ type asym  playback.pcm {{ type pulse server "unix:{folder}/usb_headset/native" device "usbspk" }}
                               capture.pcm  {{ type pulse server "unix:{folder}/usb_headset/native" device "usbmic" }}
                    hint {{ show on description "USB headset" }} }}
pcm.usb_microphone {{ type asym
                       capture.pcm  {{ type pulse server "unix:{folder}/usb_microphone/native" device "usbmic" }}
                      hint {{ show on description "USB microphone" }} }}
pcm.usb_speaker  {{ type asym
                   playback.pcm {{ type pulse server "unix:{folder}/usb_speaker/native" device "usbspk" }}
                    hint {{ show on description "USB speaker" }} }}
"""
# each a server of its own, so that it can really go away
PLUGGABLE = ("usb_headset", "usb_microphone", "usb_speaker")
