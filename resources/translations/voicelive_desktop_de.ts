<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A desktop voice companion for Azure Voice Live, with a local service that needs no cloud.</source>
            <translation>Ein Sprachbegleiter für den Desktop mit Azure Voice Live und einem lokalen Dienst, der keine Cloud braucht.</translation>
        </message>
        <message>
            <source>About Voice Live Desktop</source>
            <translation>Über Voice Live Desktop</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Other parts: MIT, BSD, Apache, MPL, PSF.</source>
            <translation>Andere Teile: MIT, BSD, Apache, MPL, PSF.</translation>
        </message>
        <message>
            <source>Qt and PySide6: LGPL-3.0, dynamic libraries that you may replace.</source>
            <translation>Qt und PySide6: LGPL-3.0, dynamische Bibliotheken, die Sie ersetzen dürfen.</translation>
        </message>
        <message>
            <source>Show licences</source>
            <translation>Lizenzen anzeigen</translation>
        </message>
        <message>
            <source>Show the folder with all licences</source>
            <translation>Den Ordner mit allen Lizenzen anzeigen</translation>
        </message>
        <message>
            <source>The local service with its voice, espeak-ng: GPL-3.0-or-later, in a process of its own. The installed program brings the source of its exact version.</source>
            <translation>Der lokale Dienst mit seiner Stimme espeak-ng: GPL-3.0-or-later, in einem eigenen Prozess. Das installierte Programm bringt den Quelltext genau dieser Version mit.</translation>
        </message>
        <message>
            <source>This program: MIT licence.</source>
            <translation>Dieses Programm: MIT-Lizenz.</translation>
        </message>
        <message>
            <source>Version {version}, with Qt {qt}</source>
            <translation>Version {version}, mit Qt {qt}</translation>
        </message>
    </context>
    <context>
        <name>AccountBox</name>
        <message>
            <source>Cancel sign-in</source>
            <translation>Anmeldung abbrechen</translation>
        </message>
        <message>
            <source>Copy code and open page</source>
            <translation>Code kopieren und Seite öffnen</translation>
        </message>
        <message>
            <source>Go on in the browser, or wait for the code…</source>
            <translation>Im Browser fortfahren oder auf den Code warten …</translation>
        </message>
        <message>
            <source>Nobody is signed in.</source>
            <translation>Niemand ist angemeldet.</translation>
        </message>
        <message>
            <source>Open {page} on any device and type the code {code}.</source>
            <translation>{page} auf einem beliebigen Gerät öffnen und den Code {code} eingeben.</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Anmelden</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Abmelden</translation>
        </message>
        <message>
            <source>Signed in as {name}.</source>
            <translation>Angemeldet als {name}.</translation>
        </message>
        <message>
            <source>The sign-in did not work: {words}</source>
            <translation>Die Anmeldung ist fehlgeschlagen: {words}</translation>
        </message>
        <message>
            <source>This system cannot keep a sign-in encrypted, so it lasts until you close the app.</source>
            <translation>Dieses System kann eine Anmeldung nicht verschlüsselt aufbewahren; sie gilt, bis Sie die App schließen.</translation>
        </message>
        <message>
            <source>You stay signed in; the system keeps the sign-in encrypted.</source>
            <translation>Sie bleiben angemeldet; das System bewahrt die Anmeldung verschlüsselt auf.</translation>
        </message>
    </context>
    <context>
        <name>AnswerDialog</name>
        <message>
            <source>Answer again with…</source>
            <translation>Anders antworten lassen …</translation>
        </message>
        <message>
            <source>Ask</source>
            <translation>Fragen</translation>
        </message>
        <message>
            <source>Ask for the answer (Ctrl+Enter)</source>
            <translation>Die Antwort anfordern (Strg+Enter)</translation>
        </message>
        <message>
            <source>Asked.</source>
            <translation>Angefordert.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>In place of that answer</source>
            <translation>Anstelle dieser Antwort</translation>
        </message>
        <message>
            <source>Press Start first.</source>
            <translation>Zuerst auf „Starten“ klicken.</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>To: “{0}”</source>
            <translation>Auf: „{0}“</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the details of the problem</source>
            <translation>Die Einzelheiten des Problems kopieren</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Details of the problem</source>
            <translation>Einzelheiten des Problems</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>Details ausblenden</translation>
        </message>
    </context>
    <context>
        <name>BarPlots</name>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
        <message>
            <source>Waveform of the last 30 seconds</source>
            <translation>Wellenform der letzten 30 Sekunden</translation>
        </message>
    </context>
    <context>
        <name>BottomBar</name>
        <message>
            <source>Clip</source>
            <translation>Clip</translation>
        </message>
        <message>
            <source>Clip lamp</source>
            <translation>Übersteuerungsanzeige</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>End the conversation (Ctrl+Enter)</source>
            <translation>Das Gespräch beenden (Strg+Enter)</translation>
        </message>
        <message>
            <source>Lit when the microphone was overdriven. Press it to put it out.</source>
            <translation>Leuchtet, wenn das Mikrofon übersteuert wurde. Ein Klick löscht die Anzeige.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>Mute (Ctrl+M)</source>
            <translation>Stummschalten (Strg+M)</translation>
        </message>
        <message>
            <source>Mute the microphone</source>
            <translation>Mikrofon stummschalten</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Muted: nobody hears you (Ctrl+M)</source>
            <translation>Stumm: Niemand hört Sie (Strg+M)</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Start a conversation (Ctrl+Enter)</source>
            <translation>Ein Gespräch beginnen (Strg+Enter)</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
    </context>
    <context>
        <name>CheckList</name>
        <message>
            <source>Copy the result</source>
            <translation>Ergebnis kopieren</translation>
        </message>
        <message>
            <source>Copy the result of the check</source>
            <translation>Das Ergebnis der Prüfung kopieren</translation>
        </message>
        <message>
            <source>Steps of the check</source>
            <translation>Schritte der Prüfung</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>A message can contain up to {n} pictures.</source>
            <translation>Eine Nachricht kann bis zu {n} Bilder enthalten.</translation>
        </message>
        <message>
            <source>A system note cannot contain pictures.</source>
            <translation>Eine Systemnotiz kann keine Bilder enthalten.</translation>
        </message>
        <message>
            <source>Add a picture</source>
            <translation>Bild hinzufügen</translation>
        </message>
        <message>
            <source>Add a picture…</source>
            <translation>Bild hinzufügen …</translation>
        </message>
        <message>
            <source>Add pictures</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <source>Back to a message</source>
            <translation>Zurück zur Nachricht</translation>
        </message>
        <message>
            <source>Cancel (Esc)</source>
            <translation>Abbrechen (Esc)</translation>
        </message>
        <message>
            <source>Editing an earlier message: sending replaces it and its answer.</source>
            <translation>Frühere Nachricht bearbeiten: Senden ersetzt sie und ihre Antwort.</translation>
        </message>
        <message>
            <source>Hidden instruction: the assistant follows it without replying.</source>
            <translation>Unsichtbare Anweisung: Der Assistent befolgt sie, ohne zu antworten.</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Senden</translation>
        </message>
        <message>
            <source>Send the message (Enter)</source>
            <translation>Nachricht senden (Enter)</translation>
        </message>
        <message>
            <source>Stop the answer</source>
            <translation>Antwort stoppen</translation>
        </message>
        <message>
            <source>Stop the answer (Esc)</source>
            <translation>Antwort stoppen (Esc)</translation>
        </message>
        <message>
            <source>This file is not a picture that can be read (PNG, JPEG, GIF, WebP or BMP).</source>
            <translation>Diese Datei ist kein lesbares Bild (PNG, JPEG, GIF, WebP oder BMP).</translation>
        </message>
        <message>
            <source>Type a message…</source>
            <translation>Nachricht eingeben …</translation>
        </message>
        <message>
            <source>Type a message… (sent once connected)</source>
            <translation>Nachricht schreiben… (wird nach dem Verbinden gesendet)</translation>
        </message>
        <message>
            <source>e.g. Answer in French from now on</source>
            <translation>z. B. Antworte ab jetzt auf Französisch</translation>
        </message>
        <message>
            <source>{model} does not accept pictures. Choose a gpt-realtime, GPT-4 or GPT-5 model.</source>
            <translation>{model} nimmt keine Bilder an. Wählen Sie ein Modell von gpt-realtime, GPT-4 oder GPT-5.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionDialog</name>
        <message>
            <source>A service on this computer: {root}</source>
            <translation>Ein Dienst auf diesem Computer: {root}</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>An Azure resource: {root}</source>
            <translation>Eine Azure-Ressource: {root}</translation>
        </message>
        <message>
            <source>As this computer is signed in, such as by “az login”. Role: “Cognitive Services User”.</source>
            <translation>Wie dieser Computer angemeldet ist, etwa durch „az login“. Rolle: „Cognitive Services User“.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Check connection</source>
            <translation>Verbindung prüfen</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Connect to Azure</source>
            <translation>Mit Azure verbinden</translation>
        </message>
        <message>
            <source>Empty: your own</source>
            <translation>Leer: das eigene</translation>
        </message>
        <message>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <source>I trust this host: it may have my key</source>
            <translation>Ich vertraue diesem Host: Er darf meinen Schlüssel erhalten</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Key of the resource; empty keeps the one there is</source>
            <translation>Schlüssel der Ressource; leer behält den vorhandenen</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Proxy address</source>
            <translation>Proxyadresse</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Mandant</translation>
        </message>
        <message>
            <source>You find it in the Azure portal, under Keys and Endpoint of your Foundry resource.</source>
            <translation>Sie finden ihn im Azure-Portal unter „Schlüssel und Endpunkt“ Ihrer Foundry-Ressource.</translation>
        </message>
        <message>
            <source>{host} is no Azure host. It gets your key only if you say so.</source>
            <translation>{host} ist kein Azure-Host. Er erhält Ihren Schlüssel nur, wenn Sie es erlauben.</translation>
        </message>
    </context>
    <context>
        <name>DeviceCombo</name>
        <message>
            <source>Audio check (not in a conversation)</source>
            <translation>Audioprüfung (nicht während eines Gesprächs)</translation>
        </message>
        <message>
            <source>Audio check…</source>
            <translation>Audioprüfung …</translation>
        </message>
        <message>
            <source>Not in a conversation: end it first.</source>
            <translation>Nicht während eines Gesprächs: Beenden Sie es zuerst.</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>{0} (Unavailable)</source>
            <translation>{0} (nicht verfügbar)</translation>
        </message>
        <message>
            <source>{0} (monitor: what a speaker plays)</source>
            <translation>{0} (Monitor: was ein Lautsprecher wiedergibt)</translation>
        </message>
    </context>
    <context>
        <name>DevicePreview</name>
        <message>
            <source>blocked by the system</source>
            <translation>vom System blockiert</translation>
        </message>
        <message>
            <source>cannot be opened</source>
            <translation>lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>in use elsewhere</source>
            <translation>anderweitig in Benutzung</translation>
        </message>
        <message>
            <source>level once chosen</source>
            <translation>Pegel erst nach der Auswahl</translation>
        </message>
        <message>
            <source>only silence</source>
            <translation>nur Stille</translation>
        </message>
        <message>
            <source>unplugged</source>
            <translation>abgezogen</translation>
        </message>
    </context>
    <context>
        <name>DiagnosticsDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close without saving</source>
            <translation>Schließen, ohne zu speichern</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the diagnostics</source>
            <translation>Die Diagnosedaten kopieren</translation>
        </message>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnosedaten</translation>
        </message>
        <message>
            <source>Save diagnostics</source>
            <translation>Diagnosedaten speichern</translation>
        </message>
        <message>
            <source>Save the diagnostics to a file</source>
            <translation>Die Diagnosedaten in einer Datei speichern</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>This is all that will be saved: versions, sound devices, settings and what the program did lately. There are no keys in it, and no words of your conversations or instructions.</source>
            <translation>Nur dies wird gespeichert: Versionen, Audiogeräte, Einstellungen und was das Programm zuletzt getan hat. Es enthält keine Schlüssel und keine Worte Ihrer Gespräche oder Anweisungen.</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Close the find bar</source>
            <translation>Suchleiste schließen</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Find in the transcript</source>
            <translation>Im Transkript suchen</translation>
        </message>
        <message>
            <source>Find in the transcript…</source>
            <translation>Im Transkript suchen …</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Vorheriger Treffer</translation>
        </message>
        <message>
            <source>Shift+F3</source>
            <translation>Umschalt+F3</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Show or hide settings</source>
            <translation>Einstellungen ein- oder ausblenden</translation>
        </message>
        <message>
            <source>The local demo needs nothing; Azure needs a Voice Live resource.</source>
            <translation>Die lokale Demo braucht nichts; Azure braucht eine Voice-Live-Ressource.</translation>
        </message>
        <message>
            <source>at next connection</source>
            <translation>bei der nächsten Verbindung</translation>
        </message>
    </context>
    <context>
        <name>HelpWindows</name>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Something went wrong. You can keep working.</source>
            <translation>Etwas ist schiefgegangen. Sie können weiterarbeiten.</translation>
        </message>
    </context>
    <context>
        <name>LinesControl</name>
        <message>
            <source>One a line</source>
            <translation>Eine Angabe pro Zeile</translation>
        </message>
    </context>
    <context>
        <name>LoopPage</name>
        <message>
            <source>A short chirp tells whether the microphone hears the speaker, and how long the way round takes.</source>
            <translation>Ein kurzes Zirpen zeigt, ob das Mikrofon den Lautsprecher hört und wie lange der Weg dauert.</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>Erneut messen</translation>
        </message>
    </context>
    <context>
        <name>OptionRow</name>
        <message>
            <source>Works with Azure only.</source>
            <translation>Funktioniert nur mit Azure.</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
    </context>
    <context>
        <name>PairsControl</name>
        <message>
            <source>name: value</source>
            <translation>Name: Wert</translation>
        </message>
    </context>
    <context>
        <name>PictureStrip</name>
        <message>
            <source>Picture {0}, {1} by {2} pixels</source>
            <translation>Bild {0}, {1} × {2} Pixel</translation>
        </message>
        <message>
            <source>Remove picture {0}</source>
            <translation>Bild {0} entfernen</translation>
        </message>
        <message>
            <source>Remove this picture</source>
            <translation>Dieses Bild entfernen</translation>
        </message>
        <message>
            <source>{0} by {1} pixels</source>
            <translation>{0} × {1} Pixel</translation>
        </message>
    </context>
    <context>
        <name>PresetBar</name>
        <message>
            <source>Nothing had to change.</source>
            <translation>Es war nichts zu ändern.</translation>
        </message>
        <message>
            <source>Preset {0}</source>
            <translation>Voreinstellung {0}</translation>
        </message>
    </context>
    <context>
        <name>ProfilePicker</name>
        <message>
            <source>A set of settings for one purpose</source>
            <translation>Einstellungen für einen bestimmten Zweck</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete “{0}” for good</source>
            <translation>„{0}“ endgültig löschen</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <source>Export the settings as a profile</source>
            <translation>Die Einstellungen als Profil exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Import a profile</source>
            <translation>Ein Profil importieren</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>My profile</source>
            <translation>Mein Profil</translation>
        </message>
        <message>
            <source>Name of the new profile</source>
            <translation>Name des neuen Profils</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>Neuer Name</translation>
        </message>
        <message>
            <source>No profile</source>
            <translation>Kein Profil</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Profiles (*.vldprofile *.json)</source>
            <translation>Profile (*.vldprofile *.json)</translation>
        </message>
        <message>
            <source>Rename profile</source>
            <translation>Profil umbenennen</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Speichern unter …</translation>
        </message>
        <message>
            <source>Save profile</source>
            <translation>Profil speichern</translation>
        </message>
        <message>
            <source>Save “{0}”</source>
            <translation>„{0}“ speichern</translation>
        </message>
        <message>
            <source>Save, rename, delete, import or export a profile</source>
            <translation>Ein Profil speichern, umbenennen, löschen, importieren oder exportieren</translation>
        </message>
        <message>
            <source>Save, rename, delete, import, export</source>
            <translation>Speichern, umbenennen, löschen, importieren, exportieren</translation>
        </message>
        <message>
            <source>{0} copy</source>
            <translation>{0} (Kopie)</translation>
        </message>
    </context>
    <context>
        <name>RecordingPage</name>
        <message>
            <source>Do you hear yourself clearly?</source>
            <translation>Hören Sie sich selbst deutlich?</translation>
        </message>
        <message>
            <source>Record 3 seconds</source>
            <translation>3 Sekunden aufnehmen</translation>
        </message>
        <message>
            <source>Three seconds are recorded, and played back at once.</source>
            <translation>Es werden drei Sekunden aufgenommen und sofort wiedergegeben.</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>Etwas ist schiefgegangen</translation>
        </message>
        <message>
            <source>You can keep working. If something no longer responds, restart the program. The report shows where it happened; read it before you share it, because it may contain words from your conversation.</source>
            <translation>Sie können weiterarbeiten. Wenn etwas nicht mehr reagiert, starten Sie das Programm neu. Der Bericht zeigt, wo es passiert ist; lesen Sie ihn, bevor Sie ihn weitergeben, denn er kann Worte aus Ihrem Gespräch enthalten.</translation>
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <source>Save the sound</source>
            <translation>Ton speichern</translation>
        </message>
        <message>
            <source>Sound (*.wav)</source>
            <translation>Ton (*.wav)</translation>
        </message>
    </context>
    <context>
        <name>ServiceLamp</name>
        <message>
            <source>Heard</source>
            <translation>Gehört</translation>
        </message>
        <message>
            <source>Heard · {0}</source>
            <translation>Gehört · {0}</translation>
        </message>
        <message>
            <source>Lit while the service hears speech. Its own threshold is {0} of 1; it is not in dB.</source>
            <translation>Leuchtet, solange der Dienst Sprache hört. Sein eigener Schwellenwert ist {0} von 1, nicht in dB.</translation>
        </message>
        <message>
            <source>The service hears no speech.</source>
            <translation>Der Dienst hört keine Sprache.</translation>
        </message>
        <message>
            <source>The service hears speech.</source>
            <translation>Der Dienst hört Sprache.</translation>
        </message>
    </context>
    <context>
        <name>SessionJsonDialog</name>
        <message>
            <source>Applied.</source>
            <translation>Übernommen.</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Kopiert.</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>Als JSON kopieren</translation>
        </message>
        <message>
            <source>Copy as Python</source>
            <translation>Als Python kopieren</translation>
        </message>
        <message>
            <source>Discard changes</source>
            <translation>Änderungen verwerfen</translation>
        </message>
        <message>
            <source>For the SDK, azure-ai-voicelive</source>
            <translation>Für das SDK azure-ai-voicelive</translation>
        </message>
        <message>
            <source>Line {0}: {1}</source>
            <translation>Zeile {0}: {1}</translation>
        </message>
        <message>
            <source>Not applied yet.</source>
            <translation>Noch nicht übernommen.</translation>
        </message>
        <message>
            <source>Not taken by the service. {0}</source>
            <translation>Vom Dienst nicht angenommen. {0}</translation>
        </message>
        <message>
            <source>Remove own fields</source>
            <translation>Eigene Felder entfernen</translation>
        </message>
        <message>
            <source>Session as JSON</source>
            <translation>Sitzung als JSON</translation>
        </message>
        <message>
            <source>What the program tells the service now. Change it and apply it: what has a row in the panel moves that row, anything else is sent along as a field of your own.</source>
            <translation>Was das Programm dem Dienst jetzt mitteilt. Ändern und übernehmen Sie es: Was im Bereich „Einstellungen“ eine Zeile hat, ändert diese Zeile; alles andere wird als eigenes Feld mitgesendet.</translation>
        </message>
    </context>
    <context>
        <name>SessionLogDialog</name>
        <message>
            <source>A file of everything that goes to and comes from the service, with times: for finding out why something happened, or for passing on. Sound, keys and tokens are never in it. It can be opened again in this window.</source>
            <translation>Eine Datei mit allem, was zum Dienst geht und von ihm kommt, mit Zeiten: um herauszufinden, warum etwas geschah, oder zum Weitergeben. Ton, Schlüssel und Token stehen nie darin. Sie lässt sich in diesem Fenster wieder öffnen.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose a file and begin</source>
            <translation>Eine Datei auswählen und beginnen</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Datei auswählen …</translation>
        </message>
        <message>
            <source>Include the words that are spoken and typed</source>
            <translation>Gesprochene und geschriebene Worte aufnehmen</translation>
        </message>
        <message>
            <source>Session logs (*.{0})</source>
            <translation>Sitzungsprotokolle (*.{0})</translation>
        </message>
        <message>
            <source>Write a session log</source>
            <translation>Sitzungsprotokoll schreiben</translation>
        </message>
        <message>
            <source>Write the session log to</source>
            <translation>Sitzungsprotokoll schreiben in</translation>
        </message>
    </context>
    <context>
        <name>SessionLogQuestions</name>
        <message>
            <source>Open a session log</source>
            <translation>Sitzungsprotokoll öffnen</translation>
        </message>
    </context>
    <context>
        <name>SettingRow</name>
        <message>
            <source>Applies at the next connection.</source>
            <translation>Gilt ab der nächsten Verbindung.</translation>
        </message>
        <message>
            <source>Changed from “{0}”, which does not go with the other choices.</source>
            <translation>Geändert von „{0}“, was nicht zur übrigen Auswahl passt.</translation>
        </message>
        <message>
            <source>Changed from “{0}”, which does not go with “{1}”.</source>
            <translation>Geändert von „{0}“, was nicht zu „{1}“ passt.</translation>
        </message>
        <message>
            <source>Not taken: {0} Still in use: {1}.</source>
            <translation>Nicht angenommen: {0} Weiter gültig: {1}.</translation>
        </message>
        <message>
            <source>Not taken: {0} The session keeps the old value.</source>
            <translation>Nicht angenommen: {0} Die Sitzung behält den alten Wert.</translation>
        </message>
        <message>
            <source>Reconnect now</source>
            <translation>Jetzt neu verbinden</translation>
        </message>
        <message>
            <source>Reconnect now to apply: {0}</source>
            <translation>Jetzt neu verbinden und übernehmen: {0}</translation>
        </message>
        <message>
            <source>The service did not accept this: {0}</source>
            <translation>Der Dienst hat das nicht angenommen: {0}</translation>
        </message>
        <message>
            <source>The service uses: {0}</source>
            <translation>Der Dienst verwendet: {0}</translation>
        </message>
        <message>
            <source>Works with Azure only.</source>
            <translation>Funktioniert nur mit Azure.</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>ein</translation>
        </message>
        <message>
            <source>{0} In use: {1}</source>
            <translation>{0} In Gebrauch: {1}</translation>
        </message>
    </context>
    <context>
        <name>SettingsGroup</name>
        <message>
            <source>Back to the values this program came with</source>
            <translation>Zurück zu den Werten bei der Auslieferung</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Reset {0}</source>
            <translation>{0} zurücksetzen</translation>
        </message>
        <message>
            <source>{0}: show or hide</source>
            <translation>{0}: ein- oder ausblenden</translation>
        </message>
    </context>
    <context>
        <name>SettingsPanel</name>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>No setting fits “{0}”.</source>
            <translation>Keine Einstellung passt zu „{0}“.</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Search settings…</source>
            <translation>Einstellungen durchsuchen …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Show as JSON what the service is told</source>
            <translation>Als JSON anzeigen, was dem Dienst mitgeteilt wird</translation>
        </message>
        <message>
            <source>Show the session as JSON</source>
            <translation>Die Sitzung als JSON anzeigen</translation>
        </message>
        <message>
            <source>Take back: {0}</source>
            <translation>Zurücknehmen: {0}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Undo the latest change of settings</source>
            <translation>Die letzte Änderung der Einstellungen rückgängig machen</translation>
        </message>
    </context>
    <context>
        <name>SoundCheckDialog</name>
        <message>
            <source>Audio check</source>
            <translation>Audioprüfung</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Step {0} of {1}</source>
            <translation>Schritt {0} von {1}</translation>
        </message>
        <message>
            <source>Use this</source>
            <translation>Verwenden</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>Add the endpoint of your Azure resource, or choose the local demo.</source>
            <translation>Geben Sie den Endpunkt Ihrer Azure-Ressource an, oder wählen Sie die lokale Demo.</translation>
        </message>
        <message>
            <source>Check microphone and speaker</source>
            <translation>Mikrofon und Lautsprecher prüfen</translation>
        </message>
        <message>
            <source>Check microphone and speaker…</source>
            <translation>Mikrofon und Lautsprecher prüfen …</translation>
        </message>
        <message>
            <source>Connect to Azure</source>
            <translation>Mit Azure verbinden</translation>
        </message>
        <message>
            <source>Connect to Azure…</source>
            <translation>Mit Azure verbinden …</translation>
        </message>
        <message>
            <source>One moment: the connection is being made.</source>
            <translation>Einen Moment: Die Verbindung wird hergestellt.</translation>
        </message>
        <message>
            <source>One step to go</source>
            <translation>Nur noch ein Schritt</translation>
        </message>
        <message>
            <source>Press Start and talk to your Azure resource.</source>
            <translation>Auf „Starten“ klicken und mit Ihrer Azure-Ressource sprechen.</translation>
        </message>
        <message>
            <source>Press Start and talk: the local demo answers at once, on this computer.</source>
            <translation>Auf „Starten“ klicken und sprechen: Die lokale Demo antwortet sofort, auf diesem Computer, auf Englisch.</translation>
        </message>
        <message>
            <source>Say or type, for example:</source>
            <translation>Sagen oder tippen Sie zum Beispiel:</translation>
        </message>
        <message>
            <source>Say something</source>
            <translation>Sagen Sie etwas</translation>
        </message>
        <message>
            <source>Start talking</source>
            <translation>Sprechen Sie los</translation>
        </message>
        <message>
            <source>Tell me a long story.</source>
            <translation>Tell me a long story.</translation>
        </message>
        <message>
            <source>Type the example: {text}</source>
            <translation>Das Beispiel eingeben: {text}</translation>
        </message>
        <message>
            <source>What can you do?</source>
            <translation>What can you do?</translation>
        </message>
        <message>
            <source>What time is it?</source>
            <translation>What time is it?</translation>
        </message>
        <message>
            <source>Your words and the answers will appear here.</source>
            <translation>Hier erscheinen Ihre Worte und die Antworten.</translation>
        </message>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
    </context>
    <context>
        <name>StateBlock</name>
        <message>
            <source>You are talking while muted</source>
            <translation>Sie sprechen, sind aber stumm</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} s</translation>
        </message>
    </context>
    <context>
        <name>TalkControls</name>
        <message>
            <source>Hold to mute</source>
            <translation>Stummtaste</translation>
        </message>
        <message>
            <source>Hold to talk</source>
            <translation>Sprechtaste</translation>
        </message>
        <message>
            <source>Talk mode</source>
            <translation>Sprechmodus</translation>
        </message>
        <message>
            <source>Who decides when you are heard: nobody (open microphone), or the talk key</source>
            <translation>Wer bestimmt, wann Sie gehört werden: niemand (offenes Mikrofon) oder die Sprechtaste</translation>
        </message>
    </context>
    <context>
        <name>ThresholdLines</name>
        <message>
            <source>Below this line you seem to have stopped. Drag it.</source>
            <translation>Unter dieser Linie scheinen Sie aufgehört zu haben. Sie lässt sich ziehen.</translation>
        </message>
        <message>
            <source>Over this line you seem to talk. Drag it, or use the settings.</source>
            <translation>Über dieser Linie scheinen Sie zu sprechen. Sie lässt sich ziehen oder in den Einstellungen ändern.</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the details of this message</source>
            <translation>Die Einzelheiten dieser Meldung kopieren</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Details of this message</source>
            <translation>Einzelheiten dieser Meldung</translation>
        </message>
    </context>
    <context>
        <name>TonePage</name>
        <message>
            <source>Do you hear them?</source>
            <translation>Hören Sie sie?</translation>
        </message>
        <message>
            <source>Play again</source>
            <translation>Noch einmal abspielen</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Three notes are played. Set the volume so that they are comfortable.</source>
            <translation>Es werden drei Töne gespielt. Stellen Sie die Lautstärke so ein, dass sie angenehm ist.</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
    </context>
    <context>
        <name>TranscriptPane</name>
        <message>
            <source>Go to the newest</source>
            <translation>Zum Neuesten</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Transkript</translation>
        </message>
    </context>
    <context>
        <name>UpdatesDialog</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Look now</source>
            <translation>Jetzt suchen</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Suche läuft …</translation>
        </message>
        <message>
            <source>New versions</source>
            <translation>Neue Versionen</translation>
        </message>
        <message>
            <source>See what is new</source>
            <translation>Neuerungen ansehen</translation>
        </message>
        <message>
            <source>The page of the installed program</source>
            <translation>Die Seite des installierten Programms</translation>
        </message>
        <message>
            <source>The releases page could not be read, or it names no version.</source>
            <translation>Die Seite mit den Versionen ließ sich nicht lesen, oder sie nennt keine Version.</translation>
        </message>
        <message>
            <source>This is version {version}.</source>
            <translation>Dies ist Version {version}.</translation>
        </message>
        <message>
            <source>Version {new} is there; this is {version}.</source>
            <translation>Version {new} ist verfügbar; dies ist {version}.</translation>
        </message>
        <message>
            <source>Version {version} is the newest.</source>
            <translation>Version {version} ist die neueste.</translation>
        </message>
    </context>
    <context>
        <name>VadMeter</name>
        <message>
            <source>Microphone closed</source>
            <translation>Mikrofon zu</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>stumm</translation>
        </message>
        <message>
            <source>silence</source>
            <translation>Stille</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>zu laut</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>zu leise</translation>
        </message>
        <message>
            <source>{0} dB</source>
            <translation>{0} dB</translation>
        </message>
    </context>
    <context>
        <name>VoicePage</name>
        <message>
            <source>Listen again</source>
            <translation>Noch einmal zuhören</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
        <message>
            <source>Say a sentence or two, as you would in a conversation.</source>
            <translation>Sagen Sie ein, zwei Sätze, so wie in einem Gespräch.</translation>
        </message>
    </context>
    <context>
        <name>VoicesDialog</name>
        <message>
            <source>Asking the service for a sentence…</source>
            <translation>Der Dienst wird um einen Satz gebeten …</translation>
        </message>
        <message>
            <source>Kind of voices</source>
            <translation>Art der Stimmen</translation>
        </message>
        <message>
            <source>List of {0}; other names can be typed in the panel.</source>
            <translation>Liste vom {0}; andere Namen lassen sich in den Einstellungen eingeben.</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>Listen to this voice</source>
            <translation>Diese Stimme anhören</translation>
        </message>
        <message>
            <source>Listening asks your Azure resource for one sentence.</source>
            <translation>Zum Anhören wird Ihre Azure-Ressource um einen Satz gebeten.</translation>
        </message>
        <message>
            <source>No voice fits “{0}”.</source>
            <translation>Keine Stimme passt zu „{0}“.</translation>
        </message>
        <message>
            <source>Search voices</source>
            <translation>Stimmen suchen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Stop the voice</source>
            <translation>Die Stimme stoppen</translation>
        </message>
        <message>
            <source>Such as “german female” or “HD”</source>
            <translation>Zum Beispiel „deutsch weiblich“ oder „HD“</translation>
        </message>
        <message>
            <source>The demo stands in for each voice with one of its own; the real ones you hear with Azure.</source>
            <translation>Die Demo ersetzt jede Stimme durch eine eigene; die echten hören Sie mit Azure.</translation>
        </message>
        <message>
            <source>This voice cannot be heard now. {0}</source>
            <translation>Diese Stimme lässt sich jetzt nicht anhören. {0}</translation>
        </message>
        <message>
            <source>Use this voice</source>
            <translation>Diese Stimme verwenden</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>Voices can be heard when nobody speaks.</source>
            <translation>Stimmen lassen sich anhören, wenn niemand spricht.</translation>
        </message>
    </context>
    <context>
        <name>VolumeSlider</name>
        <message>
            <source>Volume {0} %</source>
            <translation>Lautstärke {0} %</translation>
        </message>
    </context>
    <context>
        <name>Waveform</name>
        <message>
            <source>Above you, below the assistant. Brackets: speech that the service heard. Arrows: interruptions.</source>
            <translation>Oben Sie, unten der Assistent. Klammern: Sprache, die der Dienst gehört hat. Pfeile: Unterbrechungen.</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistent</translation>
        </message>
        <message>
            <source>Assistant: silence</source>
            <translation>Assistent: Stille</translation>
        </message>
        <message>
            <source>Assistant: sound</source>
            <translation>Assistent: Ton</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Let the waveform go on</source>
            <translation>Die Wellenform weiterlaufen lassen</translation>
        </message>
        <message>
            <source>Nothing is open</source>
            <translation>Nichts ist geöffnet</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Pause the waveform</source>
            <translation>Die Wellenform anhalten</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>You: silence</source>
            <translation>Sie: Stille</translation>
        </message>
        <message>
            <source>You: sound</source>
            <translation>Sie: Ton</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} s</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <source>About</source>
            <translation>Info</translation>
        </message>
        <message>
            <source>Answer again with…</source>
            <translation>Anders antworten lassen …</translation>
        </message>
        <message>
            <source>Audio check (not in a conversation)</source>
            <translation>Audioprüfung (nicht während eines Gesprächs)</translation>
        </message>
        <message>
            <source>Audio check…</source>
            <translation>Audioprüfung …</translation>
        </message>
        <message>
            <source>Clear the transcript</source>
            <translation>Transkript leeren</translation>
        </message>
        <message>
            <source>Connect to Azure…</source>
            <translation>Mit Azure verbinden …</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>Alles kopieren</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Find next</source>
            <translation>Weitersuchen</translation>
        </message>
        <message>
            <source>Find previous</source>
            <translation>Rückwärts suchen</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Größerer Text</translation>
        </message>
        <message>
            <source>Look for sound devices</source>
            <translation>Audiogeräte suchen</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>New versions…</source>
            <translation>Neue Versionen …</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Normale Textgröße</translation>
        </message>
        <message>
            <source>Open a session log…</source>
            <translation>Sitzungsprotokoll öffnen …</translation>
        </message>
        <message>
            <source>Save diagnostics…</source>
            <translation>Diagnosedaten speichern …</translation>
        </message>
        <message>
            <source>Session as JSON…</source>
            <translation>Sitzung als JSON …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Kleinerer Text</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Stop the answer</source>
            <translation>Antwort stoppen</translation>
        </message>
        <message>
            <source>Stop the session log</source>
            <translation>Sitzungsprotokoll beenden</translation>
        </message>
        <message>
            <source>System note…</source>
            <translation>Systemnotiz …</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Stummschaltung aufheben</translation>
        </message>
        <message>
            <source>Write a session log…</source>
            <translation>Sitzungsprotokoll schreiben …</translation>
        </message>
    </context>
    <context>
        <name>check</name>
        <message>
            <source> (request {id})</source>
            <translation> (Anfrage {id})</translation>
        </message>
        <message>
            <source>A firewall may stand between, or a proxy is needed.</source>
            <translation>Vielleicht steht eine Firewall dazwischen, oder es wird ein Proxy gebraucht.</translation>
        </message>
        <message>
            <source>A session with {model} was opened: {session}</source>
            <translation>Eine Sitzung mit {model} wurde geöffnet: {session}</translation>
        </message>
        <message>
            <source>Asking to be let in…</source>
            <translation>Einlass wird angefragt …</translation>
        </message>
        <message>
            <source>Check again in a moment.</source>
            <translation>Prüfen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Checking the certificate…</source>
            <translation>Das Zertifikat wird geprüft …</translation>
        </message>
        <message>
            <source>Choose another model or fewer options.</source>
            <translation>Wählen Sie ein anderes Modell oder weniger Optionen.</translation>
        </message>
        <message>
            <source>Choose another model, or a resource in another region.</source>
            <translation>Wählen Sie ein anderes Modell oder eine Ressource in einer anderen Region.</translation>
        </message>
        <message>
            <source>Copy it from the Azure portal, under Keys and Endpoint.</source>
            <translation>Kopieren Sie sie aus dem Azure-Portal, unter „Schlüssel und Endpunkt“.</translation>
        </message>
        <message>
            <source>Copy the key again, or ask for the role “Cognitive Services User” on the resource.</source>
            <translation>Kopieren Sie den Schlüssel noch einmal, oder bitten Sie um die Rolle „Cognitive Services User“ auf der Ressource.</translation>
        </message>
        <message>
            <source>Getting the key or sign-in…</source>
            <translation>Schlüssel oder Anmeldung wird geholt …</translation>
        </message>
        <message>
            <source>If your company inspects connections, its certificate must be installed on this computer.</source>
            <translation>Wenn Ihre Firma Verbindungen prüft, muss ihr Zertifikat auf diesem Computer installiert sein.</translation>
        </message>
        <message>
            <source>Look for a typing error, and whether you are online or need a VPN.</source>
            <translation>Achten Sie auf Tippfehler und darauf, ob Sie online sind oder ein VPN brauchen.</translation>
        </message>
        <message>
            <source>Looking up the name…</source>
            <translation>Der Name wird nachgeschlagen …</translation>
        </message>
        <message>
            <source>Microsoft Entra ID is asked for a sign-in</source>
            <translation>Microsoft Entra ID wird um eine Anmeldung gebeten</translation>
        </message>
        <message>
            <source>Microsoft Entra ID, where one signs in, cannot be reached.</source>
            <translation>Microsoft Entra ID für die Anmeldung ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Nothing answers there.</source>
            <translation>Dort antwortet nichts.</translation>
        </message>
        <message>
            <source>Opening a session…</source>
            <translation>Eine Sitzung wird geöffnet …</translation>
        </message>
        <message>
            <source>Port {port} answers after {ms} ms</source>
            <translation>Port {port} antwortet nach {ms} ms</translation>
        </message>
        <message>
            <source>Reaching the service…</source>
            <translation>Der Dienst wird angesprochen …</translation>
        </message>
        <message>
            <source>Reading the address…</source>
            <translation>Die Adresse wird gelesen …</translation>
        </message>
        <message>
            <source>See whether you are online, and whether a firewall or a proxy stands between.</source>
            <translation>Prüfen Sie, ob Sie online sind und ob eine Firewall oder ein Proxy dazwischensteht.</translation>
        </message>
        <message>
            <source>The address is well-formed: {host}</source>
            <translation>Die Adresse ist wohlgeformt: {host}</translation>
        </message>
        <message>
            <source>The certificate is not trusted.</source>
            <translation>Dem Zertifikat wird nicht vertraut.</translation>
        </message>
        <message>
            <source>The line is encrypted ({version}), vouched for by {issuer}</source>
            <translation>Die Leitung ist verschlüsselt ({version}), verbürgt durch {issuer}</translation>
        </message>
        <message>
            <source>The name is known: {host} is {address}</source>
            <translation>Der Name ist bekannt: {host} ist {address}</translation>
        </message>
        <message>
            <source>The name is not known.</source>
            <translation>Der Name ist nicht bekannt.</translation>
        </message>
        <message>
            <source>The name of the proxy is known: {host} is {address}</source>
            <translation>Der Name des Proxys ist bekannt: {host} ist {address}</translation>
        </message>
        <message>
            <source>The service did not let you in ({code}).</source>
            <translation>Der Dienst hat Sie nicht eingelassen ({code}).</translation>
        </message>
        <message>
            <source>The service has had too many requests.</source>
            <translation>Der Dienst hatte zu viele Anfragen.</translation>
        </message>
        <message>
            <source>The service let you in{request}</source>
            <translation>Der Dienst hat Sie eingelassen{request}</translation>
        </message>
        <message>
            <source>The service opened no session.</source>
            <translation>Der Dienst hat keine Sitzung geöffnet.</translation>
        </message>
        <message>
            <source>The service refused the key or your role.</source>
            <translation>Der Dienst hat den Schlüssel oder Ihre Rolle abgelehnt.</translation>
        </message>
        <message>
            <source>There is a key</source>
            <translation>Ein Schlüssel ist vorhanden</translation>
        </message>
        <message>
            <source>There is no key, or nobody is signed in.</source>
            <translation>Es gibt keinen Schlüssel, oder niemand ist angemeldet.</translation>
        </message>
        <message>
            <source>This is no address of a Voice Live resource.</source>
            <translation>Das ist keine Adresse einer Voice-Live-Ressource.</translation>
        </message>
        <message>
            <source>Tick “I trust this host” if you do.</source>
            <translation>Setzen Sie das Häkchen „Ich vertraue diesem Host“, wenn Sie es tun.</translation>
        </message>
        <message>
            <source>Type the key, or sign in.</source>
            <translation>Geben Sie den Schlüssel ein, oder melden Sie sich an.</translation>
        </message>
        <message>
            <source>Wait a minute and check again.</source>
            <translation>Warten Sie eine Minute, und prüfen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>an authority</source>
            <translation>einer Zertifizierungsstelle</translation>
        </message>
        <message>
            <source>{x} is no Azure host; it was not told your key.</source>
            <translation>{x} ist kein Azure-Host; Ihr Schlüssel wurde ihm nicht genannt.</translation>
        </message>
        <message>
            <source>{x} was not told your sign-in, as it would be readable.</source>
            <translation>{x} hat Ihre Anmeldung nicht erhalten, denn sie wäre lesbar.</translation>
        </message>
        <message>
            <source>“{x}” is not offered at this endpoint.</source>
            <translation>„{x}“ wird an diesem Endpunkt nicht angeboten.</translation>
        </message>
    </context>
    <context>
        <name>dialog_buttons</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>domain</name>
        <message>
            <source>16 kHz</source>
            <translation>16 kHz</translation>
        </message>
        <message>
            <source>24 kHz</source>
            <translation>24 kHz</translation>
        </message>
        <message>
            <source>8 kHz</source>
            <translation>8 kHz</translation>
        </message>
        <message>
            <source>A Foundry agent that answers in place of a model. Needs a sign-in with Entra ID, not a key.</source>
            <translation>Ein Foundry-Agent, der anstelle eines Modells antwortet. Braucht eine Anmeldung mit Entra ID, keinen Schlüssel.</translation>
        </message>
        <message>
            <source>A JSON object that a hosted agent is given beside the conversation.</source>
            <translation>Ein JSON-Objekt, das ein gehosteter Agent neben dem Gespräch erhält.</translation>
        </message>
        <message>
            <source>A JSON object that is laid over what the service is told, for options that have no row here.</source>
            <translation>Ein JSON-Objekt, das über die Angaben für den Dienst gelegt wird, für Optionen ohne eigene Zeile.</translation>
        </message>
        <message>
            <source>A function runs</source>
            <translation>Eine Funktion läuft</translation>
        </message>
        <message>
            <source>A host outside Azure that may be told the key, because you said so on the connection page.</source>
            <translation>Ein Host außerhalb von Azure, der den Schlüssel erhalten darf, weil Sie es auf der Verbindungsseite erlaubt haben.</translation>
        </message>
        <message>
            <source>A key needs no token.</source>
            <translation>Ein Schlüssel braucht kein Token.</translation>
        </message>
        <message>
            <source>A key, or Microsoft Entra ID.</source>
            <translation>Ein Schlüssel oder Microsoft Entra ID.</translation>
        </message>
        <message>
            <source>A longer message of the service ends the connection.</source>
            <translation>Eine längere Nachricht des Dienstes beendet die Verbindung.</translation>
        </message>
        <message>
            <source>A name may have {name} characters, a value {value}.</source>
            <translation>Ein Name darf {name} Zeichen haben, ein Wert {value}.</translation>
        </message>
        <message>
            <source>A profile holds no such settings, so they were left out: {labels}.</source>
            <translation>Ein Profil enthält keine solchen Einstellungen; sie wurden weggelassen: {labels}.</translation>
        </message>
        <message>
            <source>A profile needs a name that neither begins nor ends with a space or a dot.</source>
            <translation>Ein Profil braucht einen Namen, der weder mit einem Leerzeichen oder Punkt beginnt noch damit endet.</translation>
        </message>
        <message>
            <source>A version looks like 2026-07-15 or 2026-06-01-preview.</source>
            <translation>Eine Version sieht aus wie 2026-07-15 oder 2026-06-01-preview.</translation>
        </message>
        <message>
            <source>Accent</source>
            <translation>Akzent</translation>
        </message>
        <message>
            <source>Add to the conversation first</source>
            <translation>Vorher zum Gespräch hinzufügen</translation>
        </message>
        <message>
            <source>Added to the address, one “name: value” a line, such as features: client_ec_reference:true.</source>
            <translation>Wird an die Adresse angehängt, ein „Name: Wert“ pro Zeile, etwa features: client_ec_reference:true.</translation>
        </message>
        <message>
            <source>Added to the instructions, for this answer only.</source>
            <translation>Ergänzt die Anweisungen, nur für diese Antwort.</translation>
        </message>
        <message>
            <source>Address of a file that says how numbers, units and abbreviations are read out.</source>
            <translation>Adresse einer Datei, die sagt, wie Zahlen, Einheiten und Abkürzungen vorgelesen werden.</translation>
        </message>
        <message>
            <source>Address of a file that says how words are pronounced.</source>
            <translation>Adresse einer Datei, die sagt, wie Wörter ausgesprochen werden.</translation>
        </message>
        <message>
            <source>Advanced connection</source>
            <translation>Erweiterte Verbindung</translation>
        </message>
        <message>
            <source>Afrikaans (South Africa)</source>
            <translation>Afrikaans (Südafrika)</translation>
        </message>
        <message>
            <source>After so long without any message the program reconnects. A service that waits for you is silent, too.</source>
            <translation>Nach so langer Zeit ohne eine Nachricht verbindet sich das Programm neu. Auch ein Dienst, der auf Sie wartet, ist still.</translation>
        </message>
        <message>
            <source>After this long a try is given up.</source>
            <translation>Nach so langer Zeit wird ein Versuch aufgegeben.</translation>
        </message>
        <message>
            <source>After this much silence the turn ends even if the sentence sounds unfinished.</source>
            <translation>Nach so viel Stille endet der Redebeitrag, auch wenn der Satz unfertig klingt.</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Agent identity</source>
            <translation>Identität des Agenten</translation>
        </message>
        <message>
            <source>Agent resource</source>
            <translation>Ressource des Agenten</translation>
        </message>
        <message>
            <source>Agent version</source>
            <translation>Version des Agenten</translation>
        </message>
        <message>
            <source>Albanian (Albania)</source>
            <translation>Albanisch (Albanien)</translation>
        </message>
        <message>
            <source>All voices, and listen…</source>
            <translation>Alle Stimmen zum Anhören …</translation>
        </message>
        <message>
            <source>Also consider</source>
            <translation>Außerdem berücksichtigen</translation>
        </message>
        <message>
            <source>Also send how sure the transcription is of each word.</source>
            <translation>Auch mitsenden, wie sicher die Transkription bei jedem Wort ist.</translation>
        </message>
        <message>
            <source>Also send what an agent's file search found.</source>
            <translation>Auch mitsenden, was die Dateisuche eines Agenten gefunden hat.</translation>
        </message>
        <message>
            <source>Also send when each phrase of yours was said.</source>
            <translation>Auch mitsenden, wann jede Ihrer Äußerungen gesagt wurde.</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Immer</translation>
        </message>
        <message>
            <source>Always heard; heard only while you hold the talk key; or heard except while you hold it.</source>
            <translation>Immer zu hören; nur zu hören, solange Sie die Sprechtaste halten; oder zu hören, außer solange Sie sie halten.</translation>
        </message>
        <message>
            <source>Amharic (Ethiopia)</source>
            <translation>Amharisch (Äthiopien)</translation>
        </message>
        <message>
            <source>Animation model</source>
            <translation>Animationsmodell</translation>
        </message>
        <message>
            <source>Another voice, for this answer only.</source>
            <translation>Eine andere Stimme, nur für diese Antwort.</translation>
        </message>
        <message>
            <source>Answer sound</source>
            <translation>Ton der Antwort</translation>
        </message>
        <message>
            <source>Answer to this alone</source>
            <translation>Nur darauf antworten</translation>
        </message>
        <message>
            <source>Answer when a turn ends</source>
            <translation>Antworten, wenn ein Redebeitrag endet</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Answers are</source>
            <translation>Antworten sind</translation>
        </message>
        <message>
            <source>Answers are only written.</source>
            <translation>Antworten werden nur geschrieben.</translation>
        </message>
        <message>
            <source>Answers as soon as you stop speaking.</source>
            <translation>Antwortet, sobald Sie aufhören zu sprechen.</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>Anwendung</translation>
        </message>
        <message>
            <source>Arabic (Algeria)</source>
            <translation>Arabisch (Algerien)</translation>
        </message>
        <message>
            <source>Arabic (Bahrain)</source>
            <translation>Arabisch (Bahrain)</translation>
        </message>
        <message>
            <source>Arabic (Egypt)</source>
            <translation>Arabisch (Ägypten)</translation>
        </message>
        <message>
            <source>Arabic (Iraq)</source>
            <translation>Arabisch (Irak)</translation>
        </message>
        <message>
            <source>Arabic (Jordan)</source>
            <translation>Arabisch (Jordanien)</translation>
        </message>
        <message>
            <source>Arabic (Kuwait)</source>
            <translation>Arabisch (Kuwait)</translation>
        </message>
        <message>
            <source>Arabic (Lebanon)</source>
            <translation>Arabisch (Libanon)</translation>
        </message>
        <message>
            <source>Arabic (Libya)</source>
            <translation>Arabisch (Libyen)</translation>
        </message>
        <message>
            <source>Arabic (Morocco)</source>
            <translation>Arabisch (Marokko)</translation>
        </message>
        <message>
            <source>Arabic (Oman)</source>
            <translation>Arabisch (Oman)</translation>
        </message>
        <message>
            <source>Arabic (Qatar)</source>
            <translation>Arabisch (Katar)</translation>
        </message>
        <message>
            <source>Arabic (Saudi Arabia)</source>
            <translation>Arabisch (Saudi-Arabien)</translation>
        </message>
        <message>
            <source>Arabic (Syria)</source>
            <translation>Arabisch (Syrien)</translation>
        </message>
        <message>
            <source>Arabic (Tunisia)</source>
            <translation>Arabisch (Tunesien)</translation>
        </message>
        <message>
            <source>Arabic (United Arab Emirates)</source>
            <translation>Arabisch (VAE)</translation>
        </message>
        <message>
            <source>Arabic (Yemen)</source>
            <translation>Arabisch (Jemen)</translation>
        </message>
        <message>
            <source>Armenian (Armenia)</source>
            <translation>Armenisch (Armenien)</translation>
        </message>
        <message>
            <source>As in the session</source>
            <translation>Wie in der Sitzung</translation>
        </message>
        <message>
            <source>As the model likes</source>
            <translation>Wie das Modell möchte</translation>
        </message>
        <message>
            <source>As the program's</source>
            <translation>Die des Programms</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>As the voice is</source>
            <translation>Wie die Stimme ist</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>Wie geschrieben</translation>
        </message>
        <message>
            <source>Assamese (India)</source>
            <translation>Assamesisch (Indien)</translation>
        </message>
        <message>
            <source>Audio checked</source>
            <translation>Audio geprüft</translation>
        </message>
        <message>
            <source>Azerbaijani (Azerbaijan)</source>
            <translation>Aserbaidschanisch (Aserbaidschan)</translation>
        </message>
        <message>
            <source>Azure</source>
            <translation>Azure</translation>
        </message>
        <message>
            <source>Azure Speech</source>
            <translation>Azure Speech</translation>
        </message>
        <message>
            <source>Azure Speech takes no hint.</source>
            <translation>Azure Speech nimmt keinen Hinweis an.</translation>
        </message>
        <message>
            <source>Azure realtime</source>
            <translation>Azure Realtime</translation>
        </message>
        <message>
            <source>Azure semantic</source>
            <translation>Azure semantisch</translation>
        </message>
        <message>
            <source>Azure semantic, English</source>
            <translation>Azure semantisch, Englisch</translation>
        </message>
        <message>
            <source>Azure semantic, many languages</source>
            <translation>Azure, semantisch, viele Sprachen</translation>
        </message>
        <message>
            <source>Azure voices speak for every model; OpenAI voices belong to the gpt models.</source>
            <translation>Azure-Stimmen sprechen für jedes Modell; OpenAI-Stimmen gehören zu den gpt-Modellen.</translation>
        </message>
        <message>
            <source>Bangla (Bangladesh)</source>
            <translation>Bengalisch (Bangladesch)</translation>
        </message>
        <message>
            <source>Basque (Spain)</source>
            <translation>Baskisch (Spanien)</translation>
        </message>
        <message>
            <source>Begin with a template…</source>
            <translation>Mit einer Vorlage beginnen …</translation>
        </message>
        <message>
            <source>Below this level for a fifth of a second you seem to have stopped. The left line on the level meter.</source>
            <translation>Unter diesem Pegel für eine Fünftelsekunde scheinen Sie aufgehört zu haben. Die linke Linie auf der Pegelanzeige.</translation>
        </message>
        <message>
            <source>Bengali (India)</source>
            <translation>Bengalisch (Indien)</translation>
        </message>
        <message>
            <source>Bosnian (Bosnia and Herzegovina)</source>
            <translation>Bosnisch (Bosnien und Herzegowina)</translation>
        </message>
        <message>
            <source>Bulgarian (Bulgaria)</source>
            <translation>Bulgarisch (Bulgarien)</translation>
        </message>
        <message>
            <source>Burmese (Myanmar)</source>
            <translation>Birmanisch (Myanmar)</translation>
        </message>
        <message>
            <source>By detection</source>
            <translation>Durch Erkennung</translation>
        </message>
        <message>
            <source>By its name</source>
            <translation>Nach seinem Namen</translation>
        </message>
        <message>
            <source>By the key</source>
            <translation>Durch die Taste</translation>
        </message>
        <message>
            <source>By the key: when you let go, and not before. By detection: a pause ends it too; the safer one with Azure.</source>
            <translation>Durch die Taste: wenn Sie loslassen, und nicht vorher. Durch Erkennung: Auch eine Pause beendet ihn; mit Azure die sicherere Wahl.</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Ruhig</translation>
        </message>
        <message>
            <source>Catalan (Spain)</source>
            <translation>Katalanisch (Spanien)</translation>
        </message>
        <message>
            <source>Certainty of recognised words</source>
            <translation>Sicherheit der erkannten Wörter</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Plaudernd</translation>
        </message>
        <message>
            <source>Chat model of Azure OpenAI</source>
            <translation>Chat-Modell von Azure OpenAI</translation>
        </message>
        <message>
            <source>Cheerful</source>
            <translation>Fröhlich</translation>
        </message>
        <message>
            <source>Chinese (Cantonese, Simplified)</source>
            <translation>Chinesisch (Kantonesisch, vereinfacht)</translation>
        </message>
        <message>
            <source>Chinese (Cantonese, Traditional)</source>
            <translation>Chinesisch (Kantonesisch, traditionell)</translation>
        </message>
        <message>
            <source>Chinese (Guangxi Mandarin)</source>
            <translation>Chinesisch (Mandarin, Guangxi)</translation>
        </message>
        <message>
            <source>Chinese (Henan Mandarin)</source>
            <translation>Chinesisch (Mandarin, Henan)</translation>
        </message>
        <message>
            <source>Chinese (Jilu Mandarin)</source>
            <translation>Chinesisch (Mandarin, Jilu)</translation>
        </message>
        <message>
            <source>Chinese (Mandarin, Simplified)</source>
            <translation>Chinesisch (Mandarin, vereinfacht)</translation>
        </message>
        <message>
            <source>Chinese (Northeastern Mandarin)</source>
            <translation>Chinesisch (Mandarin, Nordosten)</translation>
        </message>
        <message>
            <source>Chinese (Shaanxi Mandarin)</source>
            <translation>Chinesisch (Mandarin, Shaanxi)</translation>
        </message>
        <message>
            <source>Chinese (Southwestern Mandarin)</source>
            <translation>Chinesisch (Mandarin, Südwesten)</translation>
        </message>
        <message>
            <source>Chinese (Taiwanese Mandarin)</source>
            <translation>Chinesisch (Mandarin, Taiwan)</translation>
        </message>
        <message>
            <source>Chinese (Wu)</source>
            <translation>Chinesisch (Wu)</translation>
        </message>
        <message>
            <source>Choose a detection model first.</source>
            <translation>Wählen Sie zuerst ein Erkennungsmodell.</translation>
        </message>
        <message>
            <source>Client id of the managed identity that the agent works as.</source>
            <translation>Client-ID der verwalteten Identität, als die der Agent arbeitet.</translation>
        </message>
        <message>
            <source>Compression</source>
            <translation>Komprimierung</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Croatian (Croatia)</source>
            <translation>Kroatisch (Kroatien)</translation>
        </message>
        <message>
            <source>Ctrl+Space</source>
            <translation>Strg+Leertaste</translation>
        </message>
        <message>
            <source>Custom (your own deployment)</source>
            <translation>Eigene (eigene Bereitstellung)</translation>
        </message>
        <message>
            <source>Custom Speech models</source>
            <translation>Custom-Speech-Modelle</translation>
        </message>
        <message>
            <source>Customer service</source>
            <translation>Kundendienst</translation>
        </message>
        <message>
            <source>Czech (Czechia)</source>
            <translation>Tschechisch (Tschechien)</translation>
        </message>
        <message>
            <source>Danish (Denmark)</source>
            <translation>Dänisch (Dänemark)</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Deep noise suppression</source>
            <translation>Tiefe Rauschunterdrückung</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Deployment of the custom voice</source>
            <translation>Bereitstellung der eigenen Stimme</translation>
        </message>
        <message>
            <source>Dutch (Belgium)</source>
            <translation>Niederländisch (Belgien)</translation>
        </message>
        <message>
            <source>Dutch (Netherlands)</source>
            <translation>Niederländisch (Niederlande)</translation>
        </message>
        <message>
            <source>Eagerness</source>
            <translation>Antworteifer</translation>
        </message>
        <message>
            <source>Echo cancellation</source>
            <translation>Echounterdrückung</translation>
        </message>
        <message>
            <source>Echo cancellation is off.</source>
            <translation>Die Echounterdrückung ist aus.</translation>
        </message>
        <message>
            <source>Echo reference</source>
            <translation>Echoreferenz</translation>
        </message>
        <message>
            <source>Either of them</source>
            <translation>Eines von beiden</translation>
        </message>
        <message>
            <source>Empathetic</source>
            <translation>Einfühlsam</translation>
        </message>
        <message>
            <source>Empty is the newest that this program was made for. Options in preview need a preview version.</source>
            <translation>Leer bedeutet: die neueste, für die dieses Programm gemacht ist. Optionen in der Vorschau brauchen eine Vorschauversion.</translation>
        </message>
        <message>
            <source>Empty means: recognised by itself. Otherwise a code such as en-US, or several with commas (Azure Speech).</source>
            <translation>Leer bedeutet: von selbst erkannt. Sonst ein Code wie de-DE oder mehrere mit Kommas (Azure Speech).</translation>
        </message>
        <message>
            <source>Empty means: the newest.</source>
            <translation>Leer bedeutet: die neueste.</translation>
        </message>
        <message>
            <source>End of utterance certainty</source>
            <translation>Sicherheit des Äußerungsendes</translation>
        </message>
        <message>
            <source>End of utterance detection</source>
            <translation>Erkennung des Äußerungsendes</translation>
        </message>
        <message>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <source>English (Australia)</source>
            <translation>Englisch (Australien)</translation>
        </message>
        <message>
            <source>English (Canada)</source>
            <translation>Englisch (Kanada)</translation>
        </message>
        <message>
            <source>English (Hong Kong SAR)</source>
            <translation>Englisch (Hongkong SAR)</translation>
        </message>
        <message>
            <source>English (India)</source>
            <translation>Englisch (Indien)</translation>
        </message>
        <message>
            <source>English (Ireland)</source>
            <translation>Englisch (Irland)</translation>
        </message>
        <message>
            <source>English (Kenya)</source>
            <translation>Englisch (Kenia)</translation>
        </message>
        <message>
            <source>English (New Zealand)</source>
            <translation>Englisch (Neuseeland)</translation>
        </message>
        <message>
            <source>English (Nigeria)</source>
            <translation>Englisch (Nigeria)</translation>
        </message>
        <message>
            <source>English (Philippines)</source>
            <translation>Englisch (Philippinen)</translation>
        </message>
        <message>
            <source>English (Singapore)</source>
            <translation>Englisch (Singapur)</translation>
        </message>
        <message>
            <source>English (South Africa)</source>
            <translation>Englisch (Südafrika)</translation>
        </message>
        <message>
            <source>English (Tanzania)</source>
            <translation>Englisch (Tansania)</translation>
        </message>
        <message>
            <source>English (United Kingdom)</source>
            <translation>Englisch (Großbritannien)</translation>
        </message>
        <message>
            <source>English (United States)</source>
            <translation>Englisch (USA)</translation>
        </message>
        <message>
            <source>Entra ID: sign in with a code</source>
            <translation>Entra ID: mit einem Code anmelden</translation>
        </message>
        <message>
            <source>Entra ID: sign in with the browser</source>
            <translation>Entra ID: im Browser anmelden</translation>
        </message>
        <message>
            <source>Entra ID: sign-in of this computer</source>
            <translation>Entra ID: Anmeldung dieses Computers</translation>
        </message>
        <message>
            <source>Estonian (Estonia)</source>
            <translation>Estnisch (Estland)</translation>
        </message>
        <message>
            <source>Excited</source>
            <translation>Aufgeregt</translation>
        </message>
        <message>
            <source>F12</source>
            <translation>F12</translation>
        </message>
        <message>
            <source>F8</source>
            <translation>F8</translation>
        </message>
        <message>
            <source>F9</source>
            <translation>F9</translation>
        </message>
        <message>
            <source>Face positions</source>
            <translation>Gesichtsstellungen</translation>
        </message>
        <message>
            <source>Far field (room)</source>
            <translation>Fernfeld (Raum)</translation>
        </message>
        <message>
            <source>Fields left out</source>
            <translation>Weggelassene Felder</translation>
        </message>
        <message>
            <source>Fields of your own</source>
            <translation>Eigene Felder</translation>
        </message>
        <message>
            <source>Fields that a model refuses, one a line, such as temperature or turn_detection.threshold.</source>
            <translation>Felder, die ein Modell ablehnt, eines pro Zeile, etwa temperature oder turn_detection.threshold.</translation>
        </message>
        <message>
            <source>Filipino (Philippines)</source>
            <translation>Filipino (Philippinen)</translation>
        </message>
        <message>
            <source>Finnish (Finland)</source>
            <translation>Finnisch (Finnland)</translation>
        </message>
        <message>
            <source>For a headset in a quiet place: hears soft speech too.</source>
            <translation>Für ein Headset in ruhiger Umgebung: hört auch leises Sprechen.</translation>
        </message>
        <message>
            <source>For a model that you bring along: what kind it is. Its deployment's name goes into Model.</source>
            <translation>Für ein mitgebrachtes Modell: welcher Art es ist. Der Name seiner Bereitstellung gehört in „Modell“.</translation>
        </message>
        <message>
            <source>For loudspeakers and noise around you: hears only clear speech, and not itself.</source>
            <translation>Für Lautsprecher und Lärm ringsum: hört nur deutliche Sprache und nicht sich selbst.</translation>
        </message>
        <message>
            <source>Found passages</source>
            <translation>Gefundene Stellen</translation>
        </message>
        <message>
            <source>French (Belgium)</source>
            <translation>Französisch (Belgien)</translation>
        </message>
        <message>
            <source>French (Canada)</source>
            <translation>Französisch (Kanada)</translation>
        </message>
        <message>
            <source>French (France)</source>
            <translation>Französisch (Frankreich)</translation>
        </message>
        <message>
            <source>French (Switzerland)</source>
            <translation>Französisch (Schweiz)</translation>
        </message>
        <message>
            <source>Friendly</source>
            <translation>Freundlich</translation>
        </message>
        <message>
            <source>Friendly companion</source>
            <translation>Freundlicher Begleiter</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>Funktionen</translation>
        </message>
        <message>
            <source>Further address parameters</source>
            <translation>Weitere Adressparameter</translation>
        </message>
        <message>
            <source>Further headers</source>
            <translation>Weitere Kopfzeilen</translation>
        </message>
        <message>
            <source>G.711 A-law, 8 kHz</source>
            <translation>G.711 A-law, 8 kHz</translation>
        </message>
        <message>
            <source>G.711 always has 8000 Hz.</source>
            <translation>G.711 hat immer 8000 Hz.</translation>
        </message>
        <message>
            <source>G.711 µ-law, 8 kHz</source>
            <translation>G.711 µ-law, 8 kHz</translation>
        </message>
        <message>
            <source>GPT realtime</source>
            <translation>GPT Realtime</translation>
        </message>
        <message>
            <source>GPT-4o mini transcribe</source>
            <translation>GPT-4o mini transcribe</translation>
        </message>
        <message>
            <source>GPT-4o transcribe</source>
            <translation>GPT-4o transcribe</translation>
        </message>
        <message>
            <source>GPT-4o transcribe, several speakers</source>
            <translation>GPT-4o transcribe, mehrere Sprecher</translation>
        </message>
        <message>
            <source>Galician (Spain)</source>
            <translation>Galicisch (Spanien)</translation>
        </message>
        <message>
            <source>Georgian (Georgia)</source>
            <translation>Georgisch (Georgien)</translation>
        </message>
        <message>
            <source>German (Austria)</source>
            <translation>Deutsch (Österreich)</translation>
        </message>
        <message>
            <source>German (Germany)</source>
            <translation>Deutsch (Deutschland)</translation>
        </message>
        <message>
            <source>German (Switzerland)</source>
            <translation>Deutsch (Schweiz)</translation>
        </message>
        <message>
            <source>Greek (Greece)</source>
            <translation>Griechisch (Griechenland)</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Begrüßung</translation>
        </message>
        <message>
            <source>Gujarati (India)</source>
            <translation>Gujarati (Indien)</translation>
        </message>
        <message>
            <source>Headphones</source>
            <translation>Kopfhörer</translation>
        </message>
        <message>
            <source>Heard after release</source>
            <translation>Nach dem Loslassen noch zu hören</translation>
        </message>
        <message>
            <source>Heartbeat</source>
            <translation>Heartbeat</translation>
        </message>
        <message>
            <source>Hebrew (Israel)</source>
            <translation>Hebräisch (Israel)</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Hoch</translation>
        </message>
        <message>
            <source>High: answers at once</source>
            <translation>Hoch: antwortet sofort</translation>
        </message>
        <message>
            <source>Higher values need louder and clearer speech; raise it in noise.</source>
            <translation>Höhere Werte brauchen lautere und deutlichere Sprache; bei Lärm erhöhen.</translation>
        </message>
        <message>
            <source>Hindi (India)</source>
            <translation>Hindi (Indien)</translation>
        </message>
        <message>
            <source>Hint for the transcription</source>
            <translation>Hinweis für die Transkription</translation>
        </message>
        <message>
            <source>Hold it, or tap it to keep it on. Space works when no control has the focus; you can type another key.</source>
            <translation>Gedrückt halten oder antippen, um sie einzuschalten. Die Leertaste wirkt, wenn kein Bedienelement den Fokus hat; Sie können eine andere Taste eingeben.</translation>
        </message>
        <message>
            <source>Hold-to-mute</source>
            <translation>Stummtaste</translation>
        </message>
        <message>
            <source>How a conversation begins. OpenAI voices do not speak a written greeting, they only show it.</source>
            <translation>Wie ein Gespräch beginnt. OpenAI-Stimmen sprechen eine geschriebene Begrüßung nicht, sie wird nur angezeigt.</translation>
        </message>
        <message>
            <source>How fast the voice speaks; 1 is its natural pace.</source>
            <translation>Wie schnell die Stimme spricht; 1 ist ihr natürliches Tempo.</translation>
        </message>
        <message>
            <source>How freely the model answers; low is predictable, high is inventive.</source>
            <translation>Wie frei das Modell antwortet; niedrig ist berechenbar, hoch ist einfallsreich.</translation>
        </message>
        <message>
            <source>How high the voice is, compared with its natural pitch.</source>
            <translation>Wie hoch die Stimme ist, verglichen mit ihrer natürlichen Tonhöhe.</translation>
        </message>
        <message>
            <source>How it is made</source>
            <translation>Wie sie entsteht</translation>
        </message>
        <message>
            <source>How it sounds</source>
            <translation>Wie sie klingt</translation>
        </message>
        <message>
            <source>How its sound travels; a telephone's format sounds like one.</source>
            <translation>Wie ihr Ton übertragen wird; ein Telefonformat klingt auch so.</translation>
        </message>
        <message>
            <source>How large the transcript is, 1 is normal.</source>
            <translation>Wie groß das Transkript ist, 1 ist normal.</translation>
        </message>
        <message>
            <source>How long a reasoning model thinks; less is quicker.</source>
            <translation>Wie lange ein schlussfolgerndes Modell nachdenkt; weniger ist schneller.</translation>
        </message>
        <message>
            <source>How long the program waits for the service to confirm the end of a conversation.</source>
            <translation>Wie lange das Programm wartet, bis der Dienst das Ende eines Gesprächs bestätigt.</translation>
        </message>
        <message>
            <source>How loud the answer is played.</source>
            <translation>Wie laut die Antwort wiedergegeben wird.</translation>
        </message>
        <message>
            <source>How loud the service makes the voice; for your speakers use the volume at the bottom.</source>
            <translation>Wie laut der Dienst die Stimme macht; für Ihre Lautsprecher gibt es den Regler unten.</translation>
        </message>
        <message>
            <source>How much an HD voice varies its delivery; low is even, high is lively.</source>
            <translation>Wie stark eine HD-Stimme ihren Vortrag variiert; niedrig ist gleichmäßig, hoch ist lebhaft.</translation>
        </message>
        <message>
            <source>How often the connection is tried while it is quiet; a dead one is noticed after one and a half of these.</source>
            <translation>Wie oft die Verbindung geprüft wird, solange sie still ist; eine tote fällt nach dem Anderthalbfachen auf.</translation>
        </message>
        <message>
            <source>How soon the model takes the turn; low lets you finish, high answers at once.</source>
            <translation>Wie bald das Modell das Wort ergreift; niedrig lässt Sie ausreden, hoch antwortet sofort.</translation>
        </message>
        <message>
            <source>How sure the service must be that you have finished.</source>
            <translation>Wie sicher sich der Dienst sein muss, dass Sie fertig sind.</translation>
        </message>
        <message>
            <source>How the answer's voice is sent to you.</source>
            <translation>Wie die Stimme der Antwort zu Ihnen gesendet wird.</translation>
        </message>
        <message>
            <source>How the service decides that you have begun and finished speaking.</source>
            <translation>Wie der Dienst entscheidet, dass Sie begonnen und aufgehört haben zu sprechen.</translation>
        </message>
        <message>
            <source>How your voice is sent. G.711 is telephone sound.</source>
            <translation>Wie Ihre Stimme gesendet wird. G.711 ist Telefonton.</translation>
        </message>
        <message>
            <source>Hungarian (Hungary)</source>
            <translation>Ungarisch (Ungarn)</translation>
        </message>
        <message>
            <source>Icelandic (Iceland)</source>
            <translation>Isländisch (Island)</translation>
        </message>
        <message>
            <source>Ignore filler words</source>
            <translation>Füllwörter ignorieren</translation>
        </message>
        <message>
            <source>In place of the session's instructions, for this answer only.</source>
            <translation>Anstelle der Anweisungen der Sitzung, nur für diese Antwort.</translation>
        </message>
        <message>
            <source>In the model's words</source>
            <translation>In den Worten des Modells</translation>
        </message>
        <message>
            <source>In tokens.</source>
            <translation>In Token.</translation>
        </message>
        <message>
            <source>In tokens; a spoken second takes about 20.</source>
            <translation>In Token; eine gesprochene Sekunde braucht etwa 20.</translation>
        </message>
        <message>
            <source>In tokens; a spoken second takes about 20. The answer stops there, even in mid-sentence.</source>
            <translation>In Token; eine gesprochene Sekunde braucht etwa 20. Die Antwort endet dort, auch mitten im Satz.</translation>
        </message>
        <message>
            <source>Indonesian (Indonesia)</source>
            <translation>Indonesisch (Indonesien)</translation>
        </message>
        <message>
            <source>Input for the agent</source>
            <translation>Eingabe für den Agenten</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>Anweisungen</translation>
        </message>
        <message>
            <source>Instructions for these words</source>
            <translation>Anweisungen für diese Worte</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Dolmetscher</translation>
        </message>
        <message>
            <source>Interview practice</source>
            <translation>Vorstellungsgespräch üben</translation>
        </message>
        <message>
            <source>Inuktitut (Latin, Canada)</source>
            <translation>Inuktitut (lateinisch, Kanada)</translation>
        </message>
        <message>
            <source>Inuktitut (Syllabics, Canada)</source>
            <translation>Inuktitut (Silbenschrift, Kanada)</translation>
        </message>
        <message>
            <source>Irish (Ireland)</source>
            <translation>Irisch (Irland)</translation>
        </message>
        <message>
            <source>It holds characters that no key has.</source>
            <translation>Der Wert enthält Zeichen, die kein Schlüssel hat.</translation>
        </message>
        <message>
            <source>It stays in the file until you choose another value.</source>
            <translation>Er bleibt in der Datei, bis Sie einen anderen Wert wählen.</translation>
        </message>
        <message>
            <source>Italian (Italy)</source>
            <translation>Italienisch (Italien)</translation>
        </message>
        <message>
            <source>Japanese (Japan)</source>
            <translation>Japanisch (Japan)</translation>
        </message>
        <message>
            <source>Javanese (Indonesia)</source>
            <translation>Javanisch (Indonesien)</translation>
        </message>
        <message>
            <source>Kannada (India)</source>
            <translation>Kannada (Indien)</translation>
        </message>
        <message>
            <source>Kazakh (Kazakhstan)</source>
            <translation>Kasachisch (Kasachstan)</translation>
        </message>
        <message>
            <source>Key if there is one, else this computer's sign-in</source>
            <translation>Schlüssel, sonst Anmeldung des Computers</translation>
        </message>
        <message>
            <source>Key of the resource</source>
            <translation>Schlüssel der Ressource</translation>
        </message>
        <message>
            <source>Khmer (Cambodia)</source>
            <translation>Khmer (Kambodscha)</translation>
        </message>
        <message>
            <source>Kind of model</source>
            <translation>Art des Modells</translation>
        </message>
        <message>
            <source>Kind of voice</source>
            <translation>Art der Stimme</translation>
        </message>
        <message>
            <source>Kiswahili (Kenya)</source>
            <translation>Suaheli (Kenia)</translation>
        </message>
        <message>
            <source>Kiswahili (Tanzania)</source>
            <translation>Suaheli (Tansania)</translation>
        </message>
        <message>
            <source>Korean (Korea)</source>
            <translation>Koreanisch (Korea)</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Language teacher</source>
            <translation>Sprachlehrer</translation>
        </message>
        <message>
            <source>Languages you speak</source>
            <translation>Sprachen, die Sie sprechen</translation>
        </message>
        <message>
            <source>Lao (Laos)</source>
            <translation>Laotisch (Laos)</translation>
        </message>
        <message>
            <source>Largest message</source>
            <translation>Größte Nachricht</translation>
        </message>
        <message>
            <source>Latvian (Latvia)</source>
            <translation>Lettisch (Lettland)</translation>
        </message>
        <message>
            <source>Less needs less of your line, and carries less of your voice.</source>
            <translation>Weniger belastet die Leitung weniger und überträgt weniger von Ihrer Stimme.</translation>
        </message>
        <message>
            <source>Lets you pause and think before it answers.</source>
            <translation>Lässt Sie innehalten und nachdenken, bevor er antwortet.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light, dark, or as the system is set.</source>
            <translation>Hell, dunkel oder wie im System eingestellt.</translation>
        </message>
        <message>
            <source>Lithuanian (Lithuania)</source>
            <translation>Litauisch (Litauen)</translation>
        </message>
        <message>
            <source>Local demo</source>
            <translation>Lokale Demo</translation>
        </message>
        <message>
            <source>Longest answer</source>
            <translation>Längste Antwort</translation>
        </message>
        <message>
            <source>Longest extra wait</source>
            <translation>Längste zusätzliche Wartezeit</translation>
        </message>
        <message>
            <source>Longest goodbye</source>
            <translation>Längster Abschied</translation>
        </message>
        <message>
            <source>Longest of these</source>
            <translation>Längste dieser Worte</translation>
        </message>
        <message>
            <source>Longest silence of the service</source>
            <translation>Längste Stille des Dienstes</translation>
        </message>
        <message>
            <source>Longest time to connect</source>
            <translation>Längste Zeit für den Verbindungsaufbau</translation>
        </message>
        <message>
            <source>Look for a new version once a day</source>
            <translation>Einmal am Tag nach einer neuen Version suchen</translation>
        </message>
        <message>
            <source>Loudness of the voice</source>
            <translation>Lautheit der Stimme</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Niedrig</translation>
        </message>
        <message>
            <source>Low: lets you finish</source>
            <translation>Niedrig: lässt Sie ausreden</translation>
        </message>
        <message>
            <source>Lowers the answer when you seem to talk, before the service has decided. For headphones: on loudspeakers the answer would lower itself.</source>
            <translation>Macht die Antwort leiser, wenn Sie zu sprechen scheinen, noch bevor der Dienst entschieden hat. Für Kopfhörer: Bei Lautsprechern würde die Antwort sich selbst leiser machen.</translation>
        </message>
        <message>
            <source>MAI transcribe</source>
            <translation>MAI transcribe</translation>
        </message>
        <message>
            <source>Macedonian (North Macedonia)</source>
            <translation>Mazedonisch (Nordmazedonien)</translation>
        </message>
        <message>
            <source>Made up by a small model</source>
            <translation>Von einem kleinen Modell erdacht</translation>
        </message>
        <message>
            <source>Makes what you say louder or softer before it is sent and measured; kept for each microphone.</source>
            <translation>Macht Ihre Worte lauter oder leiser, bevor sie gesendet und gemessen werden; gilt je Mikrofon.</translation>
        </message>
        <message>
            <source>Malay (Malaysia)</source>
            <translation>Malaiisch (Malaysia)</translation>
        </message>
        <message>
            <source>Malayalam (India)</source>
            <translation>Malayalam (Indien)</translation>
        </message>
        <message>
            <source>Maltese (Malta)</source>
            <translation>Maltesisch (Malta)</translation>
        </message>
        <message>
            <source>Many languages</source>
            <translation>Viele Sprachen</translation>
        </message>
        <message>
            <source>Marathi (India)</source>
            <translation>Marathi (Indien)</translation>
        </message>
        <message>
            <source>Mark after a shortened answer</source>
            <translation>Zeichen nach einer gekürzten Antwort</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>Messages in the same form, in place of the whole conversation.</source>
            <translation>Nachrichten in derselben Form, anstelle des ganzen Gesprächs.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Microphone and speaker</source>
            <translation>Mikrofon, Lautsprecher</translation>
        </message>
        <message>
            <source>Microphone gain</source>
            <translation>Mikrofonverstärkung</translation>
        </message>
        <message>
            <source>Microphone sampling rate</source>
            <translation>Abtastrate des Mikrofons</translation>
        </message>
        <message>
            <source>Microphone sound</source>
            <translation>Ton des Mikrofons</translation>
        </message>
        <message>
            <source>Minimal</source>
            <translation>Minimal</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Model and instructions</source>
            <translation>Modell, Anweisungen</translation>
        </message>
        <message>
            <source>Model for these words</source>
            <translation>Modell für diese Worte</translation>
        </message>
        <message>
            <source>Models that hear and speak themselves do not need this.</source>
            <translation>Modelle, die selbst hören und sprechen, brauchen das nicht.</translation>
        </message>
        <message>
            <source>Mongolian (Mongolia)</source>
            <translation>Mongolisch (Mongolei)</translation>
        </message>
        <message>
            <source>Mouth positions</source>
            <translation>Mundstellungen</translation>
        </message>
        <message>
            <source>Moved to a new session.</source>
            <translation>Neue Sitzung.</translation>
        </message>
        <message>
            <source>My own sentences</source>
            <translation>Meine eigenen Sätze</translation>
        </message>
        <message>
            <source>Name an agent and its project first.</source>
            <translation>Nennen Sie zuerst einen Agenten und sein Projekt.</translation>
        </message>
        <message>
            <source>Name of the Foundry resource, if it is not the one of the endpoint.</source>
            <translation>Name der Foundry-Ressource, wenn es nicht die des Endpunkts ist.</translation>
        </message>
        <message>
            <source>Names and terms that you will say, one a line.</source>
            <translation>Namen und Begriffe, die Sie sagen werden, einer pro Zeile.</translation>
        </message>
        <message>
            <source>Near field (headset)</source>
            <translation>Nahfeld (Headset)</translation>
        </message>
        <message>
            <source>Needs mouth or face positions.</source>
            <translation>Braucht Mund- oder Gesichtsstellungen.</translation>
        </message>
        <message>
            <source>Needs “Service shortens interrupted answers”.</source>
            <translation>Braucht „Der Dienst kürzt unterbrochene Antworten“.</translation>
        </message>
        <message>
            <source>Needs “Speech interrupts the answer”.</source>
            <translation>Braucht „Sprechen unterbricht die Antwort“.</translation>
        </message>
        <message>
            <source>Needs “Words while you wait”.</source>
            <translation>Braucht „Worte während des Wartens“.</translation>
        </message>
        <message>
            <source>Nepali (Nepal)</source>
            <translation>Nepalesisch (Nepal)</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
        <message>
            <source>New conversation</source>
            <translation>Neues Gespräch</translation>
        </message>
        <message>
            <source>Newscast</source>
            <translation>Nachrichten</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Noise and echo</source>
            <translation>Geräusche und Echo</translation>
        </message>
        <message>
            <source>Noise reduction</source>
            <translation>Rauschunterdrückung</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ohne</translation>
        </message>
        <message>
            <source>None, only write down what I say</source>
            <translation>Keine, nur mitschreiben, was ich sage</translation>
        </message>
        <message>
            <source>Norwegian (Norway)</source>
            <translation>Norwegisch (Norwegen)</translation>
        </message>
        <message>
            <source>Notes for your records</source>
            <translation>Vermerke für Ihre Unterlagen</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>Nothing is answered.</source>
            <translation>Es wird nicht geantwortet.</translation>
        </message>
        <message>
            <source>Odia (India)</source>
            <translation>Odia (Indien)</translation>
        </message>
        <message>
            <source>Of a deployment whose name does not tell: what it is. Transcription, noise reduction and turn detection follow from it.</source>
            <translation>Bei einer Bereitstellung, deren Name es nicht verrät: was sie ist. Transkription, Rauschunterdrückung und Turn-Erkennung richten sich danach.</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Off: you say when a turn ends</source>
            <translation>Aus: Sie sagen, wann ein Redebeitrag endet</translation>
        </message>
        <message>
            <source>On, least memory</source>
            <translation>Ein, am wenigsten Speicher</translation>
        </message>
        <message>
            <source>On, medium</source>
            <translation>Ein, mittel</translation>
        </message>
        <message>
            <source>On, packs best</source>
            <translation>Ein, packt am besten</translation>
        </message>
        <message>
            <source>One a line; the service picks one of them.</source>
            <translation>Einer pro Zeile; der Dienst wählt einen davon.</translation>
        </message>
        <message>
            <source>One code a line, such as en or de; helps the detection to know words from noise.</source>
            <translation>Ein Code pro Zeile, etwa en oder de; hilft der Erkennung, Wörter von Lärm zu unterscheiden.</translation>
        </message>
        <message>
            <source>One message a line, from you; or begin the line with “assistant:” or “system:”.</source>
            <translation>Eine Nachricht pro Zeile, von Ihnen; oder beginnen Sie die Zeile mit „assistant:“ oder „system:“.</translation>
        </message>
        <message>
            <source>Only Azure Speech does this, which belongs to models that do not hear by themselves.</source>
            <translation>Das kann nur Azure Speech, das zu Modellen gehört, die nicht selbst hören.</translation>
        </message>
        <message>
            <source>Only Azure semantic detection does this.</source>
            <translation>Das kann nur die semantische Erkennung von Azure.</translation>
        </message>
        <message>
            <source>Only Azure voices can be changed this way.</source>
            <translation>Nur Azure-Stimmen lassen sich so verändern.</translation>
        </message>
        <message>
            <source>Only Azure voices do this.</source>
            <translation>Das können nur Azure-Stimmen.</translation>
        </message>
        <message>
            <source>Only HD voices vary their delivery.</source>
            <translation>Nur HD-Stimmen variieren ihren Vortrag.</translation>
        </message>
        <message>
            <source>Only a custom voice has a deployment.</source>
            <translation>Nur eine eigene Stimme hat eine Bereitstellung.</translation>
        </message>
        <message>
            <source>Only for Push-to-talk.</source>
            <translation>Nur für Push-to-talk.</translation>
        </message>
        <message>
            <source>Only hosted agents take this.</source>
            <translation>Das nehmen nur gehostete Agenten an.</translation>
        </message>
        <message>
            <source>Only personal voices and the avatar's voice have a model.</source>
            <translation>Nur persönliche Stimmen und die des Avatars haben ein Modell.</translation>
        </message>
        <message>
            <source>Only the model's own semantic detection has this.</source>
            <translation>Das hat nur die eigene semantische Erkennung des Modells.</translation>
        </message>
        <message>
            <source>Only these functions</source>
            <translation>Nur diese Funktionen</translation>
        </message>
        <message>
            <source>Open mic</source>
            <translation>Mikro an</translation>
        </message>
        <message>
            <source>OpenAI</source>
            <translation>OpenAI</translation>
        </message>
        <message>
            <source>Outside the conversation</source>
            <translation>Außerhalb des Gesprächs</translation>
        </message>
        <message>
            <source>Own model</source>
            <translation>Eigenes Modell</translation>
        </message>
        <message>
            <source>PCM, 16 bit</source>
            <translation>PCM, 16 Bit</translation>
        </message>
        <message>
            <source>PCM, 16 kHz</source>
            <translation>PCM, 16 kHz</translation>
        </message>
        <message>
            <source>PCM, 24 kHz</source>
            <translation>PCM, 24 kHz</translation>
        </message>
        <message>
            <source>PCM, 8 kHz</source>
            <translation>PCM, 8 kHz</translation>
        </message>
        <message>
            <source>Pashto (Afghanistan)</source>
            <translation>Paschtu (Afghanistan)</translation>
        </message>
        <message>
            <source>Patient</source>
            <translation>Geduldig</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Peaks over this level count as your voice here, for ducking and the hint that you are muted. What is sent is never cut. The right line on the level meter; kept for each microphone.</source>
            <translation>Spitzen über diesem Pegel zählen hier als Ihre Stimme, für das Leiserstellen und den Hinweis, dass Sie stumm sind. Was gesendet wird, wird nie beschnitten. Die rechte Linie auf der Pegelanzeige; gilt je Mikrofon.</translation>
        </message>
        <message>
            <source>Persian (Iran)</source>
            <translation>Persisch (Iran)</translation>
        </message>
        <message>
            <source>Personal</source>
            <translation>Persönlich</translation>
        </message>
        <message>
            <source>Personal voice model</source>
            <translation>Modell der persönlichen Stimme</translation>
        </message>
        <message>
            <source>Phi</source>
            <translation>Phi</translation>
        </message>
        <message>
            <source>Phrases with times</source>
            <translation>Äußerungen mit Zeiten</translation>
        </message>
        <message>
            <source>Pitch</source>
            <translation>Tonhöhe</translation>
        </message>
        <message>
            <source>Polish (Poland)</source>
            <translation>Polnisch (Polen)</translation>
        </message>
        <message>
            <source>Portuguese (Brazil)</source>
            <translation>Portugiesisch (Brasilien)</translation>
        </message>
        <message>
            <source>Portuguese (Portugal)</source>
            <translation>Portugiesisch (Portugal)</translation>
        </message>
        <message>
            <source>Preferred accents</source>
            <translation>Bevorzugte Akzente</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Profiles cannot be kept with --temp-profile.</source>
            <translation>Mit --temp-profile lassen sich keine Profile aufbewahren.</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
        <message>
            <source>Pronunciation lexicon</source>
            <translation>Aussprachelexikon</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Proxy address</source>
            <translation>Proxyadresse</translation>
        </message>
        <message>
            <source>Punjabi (India)</source>
            <translation>Punjabi (Indien)</translation>
        </message>
        <message>
            <source>Push-to-talk</source>
            <translation>Push-to-talk</translation>
        </message>
        <message>
            <source>Push-to-talk by the key goes only without turn detection.</source>
            <translation>Push-to-talk durch die Taste geht nur ohne Turn-Erkennung.</translation>
        </message>
        <message>
            <source>Push-to-talk ends a turn</source>
            <translation>Push-to-talk beendet einen Redebeitrag</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>Quieter as soon as you begin</source>
            <translation>Leiser, sobald Sie beginnen</translation>
        </message>
        <message>
            <source>Raise it if you are cut off when you pause; lower it for quicker answers.</source>
            <translation>Erhöhen, wenn Ihnen bei einer Pause das Wort abgeschnitten wird; verringern für schnellere Antworten.</translation>
        </message>
        <message>
            <source>Rate, style and the rest stay as the session has them.</source>
            <translation>Tempo, Stil und das Übrige bleiben wie in der Sitzung.</translation>
        </message>
        <message>
            <source>Reads the releases page, tells you and links to it; it installs nothing.</source>
            <translation>Liest die Seite mit den Versionen, gibt Bescheid und verweist darauf; installiert wird nichts.</translation>
        </message>
        <message>
            <source>Realtime model of Azure OpenAI</source>
            <translation>Realtime-Modell von Azure OpenAI</translation>
        </message>
        <message>
            <source>Reasoning</source>
            <translation>Schlussfolgern</translation>
        </message>
        <message>
            <source>Reconnected.</source>
            <translation>Wieder verbunden.</translation>
        </message>
        <message>
            <source>Releases page</source>
            <translation>Seite mit den Versionen</translation>
        </message>
        <message>
            <source>Removes background noise from your microphone before the service listens.</source>
            <translation>Entfernt Hintergrundgeräusche aus Ihrem Mikrofon, bevor der Dienst zuhört.</translation>
        </message>
        <message>
            <source>Removes the assistant's own voice from your microphone; leave it on with loudspeakers.</source>
            <translation>Entfernt die Stimme des Assistenten aus Ihrem Mikrofon; bei Lautsprechern eingeschaltet lassen.</translation>
        </message>
        <message>
            <source>Romanian (Romania)</source>
            <translation>Rumänisch (Rumänien)</translation>
        </message>
        <message>
            <source>Russian (Russia)</source>
            <translation>Russisch (Russland)</translation>
        </message>
        <message>
            <source>Sad</source>
            <translation>Traurig</translation>
        </message>
        <message>
            <source>Said after</source>
            <translation>Gesagt nach</translation>
        </message>
        <message>
            <source>Said as written, or in the model's own words.</source>
            <translation>Gesagt wie geschrieben oder in eigenen Worten des Modells.</translation>
        </message>
        <message>
            <source>Said when</source>
            <translation>Gesagt, wenn</translation>
        </message>
        <message>
            <source>Said when the answer takes long or a function runs: your own sentences, or ones made by a small model.</source>
            <translation>Wird gesagt, wenn die Antwort lange dauert oder eine Funktion läuft: eigene Sätze oder solche eines kleinen Modells.</translation>
        </message>
        <message>
            <source>Said when this answer takes long; sentences and the small model are those of the settings.</source>
            <translation>Wird gesagt, wenn diese Antwort lange dauert; Sätze und kleines Modell sind die der Einstellungen.</translation>
        </message>
        <message>
            <source>Saves a part of your line and costs some work; more memory packs a little better.</source>
            <translation>Entlastet die Leitung und kostet etwas Rechenzeit; mehr Speicher packt etwas besser.</translation>
        </message>
        <message>
            <source>Say exactly this</source>
            <translation>Genau das sagen</translation>
        </message>
        <message>
            <source>Scopes of the sign-in</source>
            <translation>Bereiche der Anmeldung</translation>
        </message>
        <message>
            <source>Semantic</source>
            <translation>Semantisch</translation>
        </message>
        <message>
            <source>Semantic, English</source>
            <translation>Semantisch, Englisch</translation>
        </message>
        <message>
            <source>Semantic, many languages</source>
            <translation>Semantisch, viele Sprachen</translation>
        </message>
        <message>
            <source>Sensitivity threshold</source>
            <translation>Empfindlichkeitsschwelle</translation>
        </message>
        <message>
            <source>Sent with the connection's request, one “name: value” a line. One that holds a key is kept only until you close the program.</source>
            <translation>Wird mit der Verbindungsanfrage gesendet, ein „Name: Wert“ pro Zeile. Eine Zeile mit einem Schlüssel wird nur behalten, bis Sie das Programm schließen.</translation>
        </message>
        <message>
            <source>Sentences to say</source>
            <translation>Zu sagende Sätze</translation>
        </message>
        <message>
            <source>Serbian (Cyrillic, Serbia)</source>
            <translation>Serbisch (kyrillisch, Serbien)</translation>
        </message>
        <message>
            <source>Serbian (Latin, Serbia)</source>
            <translation>Serbisch (lateinisch, Serbien)</translation>
        </message>
        <message>
            <source>Serious</source>
            <translation>Ernst</translation>
        </message>
        <message>
            <source>Server, by loudness</source>
            <translation>Server, nach Lautstärke</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Service shortens interrupted answers</source>
            <translation>Der Dienst kürzt unterbrochene Antworten</translation>
        </message>
        <message>
            <source>Several functions at once</source>
            <translation>Mehrere Funktionen zugleich</translation>
        </message>
        <message>
            <source>Short and factual</source>
            <translation>Kurz und sachlich</translation>
        </message>
        <message>
            <source>Shorter sounds, such as a cough or a click, do not count as speech.</source>
            <translation>Kürzere Geräusche wie ein Husten oder ein Klicken zählen nicht als Sprache.</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Silence that ends a turn</source>
            <translation>Stille, die einen Redebeitrag beendet</translation>
        </message>
        <message>
            <source>Sinhala (Sri Lanka)</source>
            <translation>Singhalesisch (Sri Lanka)</translation>
        </message>
        <message>
            <source>Slovak (Slovakia)</source>
            <translation>Slowakisch (Slowakei)</translation>
        </message>
        <message>
            <source>Slovenian (Slovenia)</source>
            <translation>Slowenisch (Slowenien)</translation>
        </message>
        <message>
            <source>Slower or faster, for this answer only; 1.00 is normal.</source>
            <translation>Langsamer oder schneller, nur für diese Antwort; 1,00 ist normal.</translation>
        </message>
        <message>
            <source>So long an answer may take before the words are said.</source>
            <translation>So lange darf eine Antwort dauern, bevor die Worte gesagt werden.</translation>
        </message>
        <message>
            <source>So long you are still heard after you let go of the key, so that your last word is complete.</source>
            <translation>So lange werden Sie nach dem Loslassen der Taste noch gehört, damit Ihr letztes Wort vollständig ist.</translation>
        </message>
        <message>
            <source>So much sound before the detected start still belongs to your turn.</source>
            <translation>So viel Ton vor dem erkannten Beginn gehört noch zu Ihrem Redebeitrag.</translation>
        </message>
        <message>
            <source>Somali (Somalia)</source>
            <translation>Somali (Somalia)</translation>
        </message>
        <message>
            <source>Sound format</source>
            <translation>Tonformat</translation>
        </message>
        <message>
            <source>Sound formats</source>
            <translation>Tonformate</translation>
        </message>
        <message>
            <source>Sound kept before speech</source>
            <translation>Ton, der vor dem Sprechen erhalten bleibt</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Spanish (Argentina)</source>
            <translation>Spanisch (Argentinien)</translation>
        </message>
        <message>
            <source>Spanish (Bolivia)</source>
            <translation>Spanisch (Bolivien)</translation>
        </message>
        <message>
            <source>Spanish (Chile)</source>
            <translation>Spanisch (Chile)</translation>
        </message>
        <message>
            <source>Spanish (Colombia)</source>
            <translation>Spanisch (Kolumbien)</translation>
        </message>
        <message>
            <source>Spanish (Costa Rica)</source>
            <translation>Spanisch (Costa Rica)</translation>
        </message>
        <message>
            <source>Spanish (Cuba)</source>
            <translation>Spanisch (Kuba)</translation>
        </message>
        <message>
            <source>Spanish (Dominican Republic)</source>
            <translation>Spanisch (Dominikanische Republik)</translation>
        </message>
        <message>
            <source>Spanish (Ecuador)</source>
            <translation>Spanisch (Ecuador)</translation>
        </message>
        <message>
            <source>Spanish (El Salvador)</source>
            <translation>Spanisch (El Salvador)</translation>
        </message>
        <message>
            <source>Spanish (Equatorial Guinea)</source>
            <translation>Spanisch (Äquatorialguinea)</translation>
        </message>
        <message>
            <source>Spanish (Guatemala)</source>
            <translation>Spanisch (Guatemala)</translation>
        </message>
        <message>
            <source>Spanish (Honduras)</source>
            <translation>Spanisch (Honduras)</translation>
        </message>
        <message>
            <source>Spanish (Mexico)</source>
            <translation>Spanisch (Mexiko)</translation>
        </message>
        <message>
            <source>Spanish (Nicaragua)</source>
            <translation>Spanisch (Nicaragua)</translation>
        </message>
        <message>
            <source>Spanish (Panama)</source>
            <translation>Spanisch (Panama)</translation>
        </message>
        <message>
            <source>Spanish (Paraguay)</source>
            <translation>Spanisch (Paraguay)</translation>
        </message>
        <message>
            <source>Spanish (Peru)</source>
            <translation>Spanisch (Peru)</translation>
        </message>
        <message>
            <source>Spanish (Puerto Rico)</source>
            <translation>Spanisch (Puerto Rico)</translation>
        </message>
        <message>
            <source>Spanish (Spain)</source>
            <translation>Spanisch (Spanien)</translation>
        </message>
        <message>
            <source>Spanish (United States)</source>
            <translation>Spanisch (USA)</translation>
        </message>
        <message>
            <source>Spanish (Uruguay)</source>
            <translation>Spanisch (Uruguay)</translation>
        </message>
        <message>
            <source>Spanish (Venezuela)</source>
            <translation>Spanisch (Venezuela)</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Speakers in a room</source>
            <translation>Lautsprecher im Raum</translation>
        </message>
        <message>
            <source>Speaking rate</source>
            <translation>Sprechtempo</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Sprechstil</translation>
        </message>
        <message>
            <source>Speech interrupts the answer</source>
            <translation>Sprechen unterbricht die Antwort</translation>
        </message>
        <message>
            <source>Speech that begins a turn</source>
            <translation>Sprache, die einen Redebeitrag beginnt</translation>
        </message>
        <message>
            <source>Speech that stops the answer</source>
            <translation>Sprache, die die Antwort stoppt</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Spoken and written</source>
            <translation>Gesprochen und geschrieben</translation>
        </message>
        <message>
            <source>Spoken and written, only written, or none at all: your words are written down and nothing is answered.</source>
            <translation>Gesprochen und geschrieben, nur geschrieben oder gar keine: Dann werden Ihre Worte mitgeschrieben, und nichts wird beantwortet.</translation>
        </message>
        <message>
            <source>Spoken and written, or only written and silent.</source>
            <translation>Gesprochen und geschrieben oder nur geschrieben und stumm.</translation>
        </message>
        <message>
            <source>Story for a child</source>
            <translation>Geschichte für ein Kind</translation>
        </message>
        <message>
            <source>Such as cheerful, sad or chat; which ones there are depends on the voice.</source>
            <translation>Etwa cheerful, sad oder chat; welche es gibt, hängt von der Stimme ab.</translation>
        </message>
        <message>
            <source>Such as http://proxy.example:8080.</source>
            <translation>Etwa http://proxy.example:8080.</translation>
        </message>
        <message>
            <source>Sundanese (Indonesia)</source>
            <translation>Sundanesisch (Indonesien)</translation>
        </message>
        <message>
            <source>Swedish (Sweden)</source>
            <translation>Schwedisch (Schweden)</translation>
        </message>
        <message>
            <source>Switched off, the assistant only listens and writes until you ask for an answer.</source>
            <translation>Ausgeschaltet hört der Assistent nur zu und schreibt mit, bis Sie um eine Antwort bitten.</translation>
        </message>
        <message>
            <source>Take in what I am saying</source>
            <translation>Aufnehmen, was ich gerade sage</translation>
        </message>
        <message>
            <source>Talk key</source>
            <translation>Sprechtaste</translation>
        </message>
        <message>
            <source>Talk mode</source>
            <translation>Sprechmodus</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>Sprechen</translation>
        </message>
        <message>
            <source>Tamil (India)</source>
            <translation>Tamil (Indien)</translation>
        </message>
        <message>
            <source>Tamil (Malaysia)</source>
            <translation>Tamil (Malaysia)</translation>
        </message>
        <message>
            <source>Tamil (Singapore)</source>
            <translation>Tamil (Singapur)</translation>
        </message>
        <message>
            <source>Tamil (Sri Lanka)</source>
            <translation>Tamil (Sri Lanka)</translation>
        </message>
        <message>
            <source>Telephone sound has one channel only.</source>
            <translation>Telefonton hat nur einen Kanal.</translation>
        </message>
        <message>
            <source>Telugu (India)</source>
            <translation>Telugu (Indien)</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Tenant</source>
            <translation>Mandant</translation>
        </message>
        <message>
            <source>Text normalisation</source>
            <translation>Textnormalisierung</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>Text that the service adds where it cut an answer, so that the model knows.</source>
            <translation>Text, den der Dienst anfügt, wo er eine Antwort abgeschnitten hat, damit das Modell es weiß.</translation>
        </message>
        <message>
            <source>Text: with recogniser and voice</source>
            <translation>Text: mit Spracherkennung und Stimme</translation>
        </message>
        <message>
            <source>Thai (Thailand)</source>
            <translation>Thailändisch (Thailand)</translation>
        </message>
        <message>
            <source>The Foundry project that the agent belongs to.</source>
            <translation>Das Foundry-Projekt, zu dem der Agent gehört.</translation>
        </message>
        <message>
            <source>The address must begin with https:// and have no spaces.</source>
            <translation>Die Adresse muss mit https:// beginnen und darf keine Leerzeichen enthalten.</translation>
        </message>
        <message>
            <source>The address of a releases page begins with https://.</source>
            <translation>Die Adresse einer Seite mit Versionen beginnt mit https://.</translation>
        </message>
        <message>
            <source>The address of your Azure resource, such as https://NAME.services.ai.azure.com.</source>
            <translation>Die Adresse Ihrer Azure-Ressource, etwa https://NAME.services.ai.azure.com.</translation>
        </message>
        <message>
            <source>The agent continues its conversation.</source>
            <translation>Der Agent setzt sein Gespräch fort.</translation>
        </message>
        <message>
            <source>The agent decides this.</source>
            <translation>Das entscheidet der Agent.</translation>
        </message>
        <message>
            <source>The agent decides “{field}”; it is not sent.</source>
            <translation>Der Agent entscheidet „{field}“; es wird nicht gesendet.</translation>
        </message>
        <message>
            <source>The agent's own sound</source>
            <translation>Der Klang des Agenten</translation>
        </message>
        <message>
            <source>The answer is</source>
            <translation>Die Antwort ist</translation>
        </message>
        <message>
            <source>The answer is only written.</source>
            <translation>Die Antwort wird nur geschrieben.</translation>
        </message>
        <message>
            <source>The answer takes long</source>
            <translation>Die Antwort dauert lange</translation>
        </message>
        <message>
            <source>The assistant does not begin.</source>
            <translation>Der Assistent beginnt nicht.</translation>
        </message>
        <message>
            <source>The assistant stops as soon as you speak.</source>
            <translation>Der Assistent verstummt, sobald Sie sprechen.</translation>
        </message>
        <message>
            <source>The avatar brings its own voice.</source>
            <translation>Der Avatar bringt seine eigene Stimme mit.</translation>
        </message>
        <message>
            <source>The avatar's own</source>
            <translation>Die des Avatars</translation>
        </message>
        <message>
            <source>The characters {signs} cannot be part of a name.</source>
            <translation>Die Zeichen {signs} können nicht Teil eines Namens sein.</translation>
        </message>
        <message>
            <source>The directory to sign in to, by name or id. Empty means: your own.</source>
            <translation>Das Verzeichnis für die Anmeldung, nach Name oder ID. Leer bedeutet: das eigene.</translation>
        </message>
        <message>
            <source>The endpoint id that Speech Studio shows for your custom voice.</source>
            <translation>Die Endpunkt-ID, die Speech Studio für Ihre eigene Stimme anzeigt.</translation>
        </message>
        <message>
            <source>The file says “{value}”, but {reason}. It stays in the file until you choose another value.</source>
            <translation>In der Datei steht „{value}“, aber {reason}. Der Wert bleibt in der Datei, bis Sie einen anderen wählen.</translation>
        </message>
        <message>
            <source>The file says “{value}”: {problem} {stays}</source>
            <translation>In der Datei steht „{value}“. {problem} {stays}</translation>
        </message>
        <message>
            <source>The file {file} could not be used.</source>
            <translation>Die Datei {file} ließ sich nicht verwenden.</translation>
        </message>
        <message>
            <source>The id of an earlier conversation that shall go on. Empty begins a new one.</source>
            <translation>Die ID eines früheren Gesprächs, das weitergehen soll. Leer beginnt ein neues.</translation>
        </message>
        <message>
            <source>The kind of this model is known.</source>
            <translation>Die Art dieses Modells ist bekannt.</translation>
        </message>
        <message>
            <source>The language of the window, from the next start on.</source>
            <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>The language that a multilingual voice speaks by default, such as en-GB.</source>
            <translation>Die Sprache, die eine mehrsprachige Stimme von sich aus spricht, etwa de-DE.</translation>
        </message>
        <message>
            <source>The local demo asks nobody to sign in.</source>
            <translation>Die lokale Demo verlangt keine Anmeldung.</translation>
        </message>
        <message>
            <source>The local demo has its own model.</source>
            <translation>Die lokale Demo hat ihr eigenes Modell.</translation>
        </message>
        <message>
            <source>The local demo has no agents.</source>
            <translation>Die lokale Demo hat keine Agenten.</translation>
        </message>
        <message>
            <source>The local demo needs nothing; Azure needs a Voice Live resource.</source>
            <translation>Die lokale Demo braucht nichts; Azure braucht eine Voice-Live-Ressource.</translation>
        </message>
        <message>
            <source>The microphone is always open.</source>
            <translation>Das Mikrofon ist immer offen.</translation>
        </message>
        <message>
            <source>The model is fixed when the session is opened. Choose it in the panel.</source>
            <translation>Das Modell steht fest, sobald die Sitzung geöffnet ist. Wählen Sie es in den Einstellungen.</translation>
        </message>
        <message>
            <source>The model is not asked: this is the answer, word for word.</source>
            <translation>Das Modell wird nicht gefragt: Das ist die Antwort, Wort für Wort.</translation>
        </message>
        <message>
            <source>The model may call more than one function before it goes on.</source>
            <translation>Das Modell darf mehrere Funktionen aufrufen, bevor es weitermacht.</translation>
        </message>
        <message>
            <source>The model that answers. You can also type the name of a deployment.</source>
            <translation>Das Modell, das antwortet. Sie können auch den Namen einer Bereitstellung eingeben.</translation>
        </message>
        <message>
            <source>The model that makes mouth and face positions; empty is the service's own choice.</source>
            <translation>Das Modell, das Mund- und Gesichtsstellungen erzeugt; leer überlässt dem Dienst die Wahl.</translation>
        </message>
        <message>
            <source>The model's own detection has only its eagerness.</source>
            <translation>Die eigene Erkennung des Modells hat nur ihren Eifer.</translation>
        </message>
        <message>
            <source>The model's own semantic</source>
            <translation>Die eigene semantische des Modells</translation>
        </message>
        <message>
            <source>The name of a profile has at most {n} characters.</source>
            <translation>Der Name eines Profils hat höchstens {n} Zeichen.</translation>
        </message>
        <message>
            <source>The profile could not be used: {reason}.</source>
            <translation>Das Profil ließ sich nicht verwenden: {reason}.</translation>
        </message>
        <message>
            <source>The service itself removes what it thinks you did not hear; this program reports the exact point anyway.</source>
            <translation>Der Dienst entfernt selbst, was Sie seiner Meinung nach nicht gehört haben; dieses Programm meldet die genaue Stelle in jedem Fall.</translation>
        </message>
        <message>
            <source>The service says when each word of the answer sounds.</source>
            <translation>Der Dienst sagt, wann jedes Wort der Antwort erklingt.</translation>
        </message>
        <message>
            <source>The service sends the face for each moment (blend shapes), where it offers that.</source>
            <translation>Der Dienst sendet das Gesicht für jeden Augenblick (Blendshapes), wo er das anbietet.</translation>
        </message>
        <message>
            <source>The service sends the shape of the mouth for each sound (viseme id).</source>
            <translation>Der Dienst sendet die Mundform für jeden Laut (Visem-ID).</translation>
        </message>
        <message>
            <source>The service sent no sound.</source>
            <translation>Der Dienst hat keinen Ton gesendet.</translation>
        </message>
        <message>
            <source>The service takes at most {n} lines.</source>
            <translation>Der Dienst nimmt höchstens {n} Zeilen an.</translation>
        </message>
        <message>
            <source>The service takes at most {n} of them.</source>
            <translation>Der Dienst nimmt höchstens {n} davon an.</translation>
        </message>
        <message>
            <source>The set of settings that was chosen last.</source>
            <translation>Die zuletzt gewählten Einstellungen.</translation>
        </message>
        <message>
            <source>The settings could not be saved: {reason}.</source>
            <translation>Die Einstellungen ließen sich nicht speichern: {reason}.</translation>
        </message>
        <message>
            <source>The settings file could not be used. It is kept as {file}; the defaults are used.</source>
            <translation>Die Einstellungsdatei ließ sich nicht verwenden. Sie wird als {file} aufbewahrt; es gelten die Standardwerte.</translation>
        </message>
        <message>
            <source>The settings file {file} could not be read; the defaults are used.</source>
            <translation>Die Einstellungsdatei {file} ließ sich nicht lesen; es gelten die Standardwerte.</translation>
        </message>
        <message>
            <source>The small model that makes them up.</source>
            <translation>Das kleine Modell, das sie erdenkt.</translation>
        </message>
        <message>
            <source>The system keeps this name for itself.</source>
            <translation>Diesen Namen hält das System sich vor.</translation>
        </message>
        <message>
            <source>The voice was heard and cannot change any more in this session.</source>
            <translation>Die Stimme war zu hören und kann sich in dieser Sitzung nicht mehr ändern.</translation>
        </message>
        <message>
            <source>The way into the internet.</source>
            <translation>Der Weg ins Internet.</translation>
        </message>
        <message>
            <source>The words are made up.</source>
            <translation>Die Worte werden erdacht.</translation>
        </message>
        <message>
            <source>The words are your own.</source>
            <translation>Die Worte sind Ihre eigenen.</translation>
        </message>
        <message>
            <source>Their names, one a line; empty is all that the session has.</source>
            <translation>Ihre Namen, einer pro Zeile; leer bedeutet: alle der Sitzung.</translation>
        </message>
        <message>
            <source>There is a profile {name} already.</source>
            <translation>Es gibt schon ein Profil {name}.</translation>
        </message>
        <message>
            <source>There is no file {name}.</source>
            <translation>Es gibt keine Datei {name}.</translation>
        </message>
        <message>
            <source>There is no profile {name}.</source>
            <translation>Es gibt kein Profil {name}.</translation>
        </message>
        <message>
            <source>There is no profile {name}; the saved settings are used.</source>
            <translation>Es gibt kein Profil {name}; es gelten die gespeicherten Einstellungen.</translation>
        </message>
        <message>
            <source>These saved settings could not be used: {labels}.</source>
            <translation>Diese gespeicherten Einstellungen ließen sich nicht verwenden: {labels}.</translation>
        </message>
        <message>
            <source>These settings of the profile could not be used: {labels}.</source>
            <translation>Diese Einstellungen des Profils ließen sich nicht verwenden: {labels}.</translation>
        </message>
        <message>
            <source>This detection is for English only.</source>
            <translation>Diese Erkennung ist nur für Englisch.</translation>
        </message>
        <message>
            <source>This is nested too deeply.</source>
            <translation>Das ist zu tief verschachtelt.</translation>
        </message>
        <message>
            <source>This is no JSON: {error}.</source>
            <translation>Das ist kein JSON: {error}.</translation>
        </message>
        <message>
            <source>This must be a JSON object, in curly brackets.</source>
            <translation>Das muss ein JSON-Objekt in geschweiften Klammern sein.</translation>
        </message>
        <message>
            <source>This must be an object with “type”: “{kind}” and a “session” object.</source>
            <translation>Das muss ein Objekt mit „type“: „{kind}“ und einem Objekt „session“ sein.</translation>
        </message>
        <message>
            <source>This one</source>
            <translation>Dieser</translation>
        </message>
        <message>
            <source>This version does not know: {names}. It stays in the profile.</source>
            <translation>Diese Version kennt nicht: {names}. Es bleibt im Profil.</translation>
        </message>
        <message>
            <source>Time of each spoken word</source>
            <translation>Zeit jedes gesprochenen Wortes</translation>
        </message>
        <message>
            <source>Transcription</source>
            <translation>Transkription</translation>
        </message>
        <message>
            <source>Transcription is off.</source>
            <translation>Die Transkription ist aus.</translation>
        </message>
        <message>
            <source>Trusted host</source>
            <translation>Vertrauenswürdiger Host</translation>
        </message>
        <message>
            <source>Turkish (Türkiye)</source>
            <translation>Türkisch (Türkei)</translation>
        </message>
        <message>
            <source>Turn detection</source>
            <translation>Turn-Erkennung</translation>
        </message>
        <message>
            <source>Turn detection is off.</source>
            <translation>Die Turn-Erkennung ist aus.</translation>
        </message>
        <message>
            <source>Turn taking (VAD)</source>
            <translation>Sprecherwechsel (VAD)</translation>
        </message>
        <message>
            <source>Ukrainian (Ukraine)</source>
            <translation>Ukrainisch (Ukraine)</translation>
        </message>
        <message>
            <source>Up to 16 lines “name: value” that the service keeps with the answer.</source>
            <translation>Bis zu 16 Zeilen „Name: Wert“, die der Dienst mit der Antwort aufbewahrt.</translation>
        </message>
        <message>
            <source>Up to 16 lines “name: value” that the service keeps with the session.</source>
            <translation>Bis zu 16 Zeilen „Name: Wert“, die der Dienst mit der Sitzung aufbewahrt.</translation>
        </message>
        <message>
            <source>Urdu (India)</source>
            <translation>Urdu (Indien)</translation>
        </message>
        <message>
            <source>Urdu (Pakistan)</source>
            <translation>Urdu (Pakistan)</translation>
        </message>
        <message>
            <source>Uzbek (Uzbekistan)</source>
            <translation>Usbekisch (Usbekistan)</translation>
        </message>
        <message>
            <source>Version of the interface</source>
            <translation>Version der Schnittstelle</translation>
        </message>
        <message>
            <source>Very high</source>
            <translation>Sehr hoch</translation>
        </message>
        <message>
            <source>Vietnamese (Vietnam)</source>
            <translation>Vietnamesisch (Vietnam)</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Voice kind</source>
            <translation>Art der Stimme</translation>
        </message>
        <message>
            <source>Voice variation</source>
            <translation>Variation der Stimme</translation>
        </message>
        <message>
            <source>Voice, turn taking, noise, echo and transcription as they are stored with the agent, not as chosen here.</source>
            <translation>Stimme, Sprecherwechsel, Rauschen, Echo und Transkription, wie sie beim Agenten hinterlegt sind, nicht wie hier gewählt.</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>Waits longer when the sentence sounds unfinished.</source>
            <translation>Wartet länger, wenn der Satz unfertig klingt.</translation>
        </message>
        <message>
            <source>Welsh (United Kingdom)</source>
            <translation>Walisisch (Großbritannien)</translation>
        </message>
        <message>
            <source>What a personal voice, or the voice of an avatar, is made with.</source>
            <translation>Womit eine persönliche Stimme oder die eines Avatars erzeugt wird.</translation>
        </message>
        <message>
            <source>What it answers to</source>
            <translation>Worauf sie antwortet</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>Was sie sagt</translation>
        </message>
        <message>
            <source>What makes the assistant say such words.</source>
            <translation>Was den Assistenten solche Worte sagen lässt.</translation>
        </message>
        <message>
            <source>What the assistant should be and do.</source>
            <translation>Was der Assistent sein und tun soll.</translation>
        </message>
        <message>
            <source>What the conversation is about, or words that will come up.</source>
            <translation>Worum es im Gespräch geht oder welche Wörter vorkommen.</translation>
        </message>
        <message>
            <source>What the service compares your microphone with: what it sent, or what this program really played.</source>
            <translation>Womit der Dienst Ihr Mikrofon vergleicht: mit dem, was er gesendet hat, oder dem, was dieses Programm wirklich wiedergegeben hat.</translation>
        </message>
        <message>
            <source>What the service sent</source>
            <translation>Was der Dienst gesendet hat</translation>
        </message>
        <message>
            <source>What the small model should say while you wait.</source>
            <translation>Was das kleine Modell sagen soll, während Sie warten.</translation>
        </message>
        <message>
            <source>What the token of a sign-in with Entra ID is for, one a line. Empty is https://ai.azure.com/.default.</source>
            <translation>Wofür das Token einer Anmeldung mit Entra ID ist, eines pro Zeile. Leer ist https://ai.azure.com/.default.</translation>
        </message>
        <message>
            <source>What turns your speech into the text you see; the model itself listens to your voice.</source>
            <translation>Was Ihre Sprache in den sichtbaren Text verwandelt; das Modell selbst hört Ihre Stimme.</translation>
        </message>
        <message>
            <source>What was really played</source>
            <translation>Was wirklich zu hören war</translation>
        </message>
        <message>
            <source>What you said since your last turn becomes a turn first.</source>
            <translation>Was Sie seit Ihrem letzten Redebeitrag gesagt haben, wird zuerst ein Redebeitrag.</translation>
        </message>
        <message>
            <source>When useful</source>
            <translation>Wenn nützlich</translation>
        </message>
        <message>
            <source>Where the answer is played.</source>
            <translation>Wo die Antwort wiedergegeben wird.</translation>
        </message>
        <message>
            <source>Where to look for new versions; empty means the page of the installed program.</source>
            <translation>Wo nach neuen Versionen gesucht wird; leer bedeutet die Seite des installierten Programms.</translation>
        </message>
        <message>
            <source>Where your voice comes from.</source>
            <translation>Woher Ihre Stimme kommt.</translation>
        </message>
        <message>
            <source>Whether the audio check was done once.</source>
            <translation>Ob die Audioprüfung einmal durchgeführt wurde.</translation>
        </message>
        <message>
            <source>Whether the model may, must or must not call functions; the name of one makes it call that one.</source>
            <translation>Ob das Modell Funktionen aufrufen darf, muss oder nicht darf; der Name einer Funktion lässt es diese aufrufen.</translation>
        </message>
        <message>
            <source>Which accent to use for each language, one code a line, such as en-GB.</source>
            <translation>Welcher Akzent für jede Sprache gilt, ein Code pro Zeile, etwa de-AT.</translation>
        </message>
        <message>
            <source>While the assistant speaks, shorter sounds do not interrupt it.</source>
            <translation>Während der Assistent spricht, unterbrechen ihn kürzere Geräusche nicht.</translation>
        </message>
        <message>
            <source>Whisper</source>
            <translation>Whisper</translation>
        </message>
        <message>
            <source>Whispering</source>
            <translation>Flüsternd</translation>
        </message>
        <message>
            <source>Who speaks. You can also type the name of a voice that is not listed.</source>
            <translation>Wer spricht. Sie können auch den Namen einer Stimme eingeben, die nicht in der Liste steht.</translation>
        </message>
        <message>
            <source>Words of the greeting</source>
            <translation>Worte der Begrüßung</translation>
        </message>
        <message>
            <source>Words to listen for</source>
            <translation>Wörter, auf die zu achten ist</translation>
        </message>
        <message>
            <source>Words while you wait</source>
            <translation>Worte während des Wartens</translation>
        </message>
        <message>
            <source>Written only</source>
            <translation>Nur geschrieben</translation>
        </message>
        <message>
            <source>You begin</source>
            <translation>Sie beginnen</translation>
        </message>
        <message>
            <source>You see and hear the answer, but the assistant does not remember that it gave it.</source>
            <translation>Sie sehen und hören die Antwort, aber der Assistent erinnert sich nicht, sie gegeben zu haben.</translation>
        </message>
        <message>
            <source>You seem to stop below</source>
            <translation>Unter diesem Pegel scheinen Sie aufzuhören</translation>
        </message>
        <message>
            <source>You seem to talk above</source>
            <translation>Über diesem Pegel scheinen Sie zu sprechen</translation>
        </message>
        <message>
            <source>Your conversation is kept.</source>
            <translation>Ihr Gespräch ist erhalten.</translation>
        </message>
        <message>
            <source>Your own models, one “language: model id” a line.</source>
            <translation>Ihre eigenen Modelle, ein „Sprache: Modell-ID“ pro Zeile.</translation>
        </message>
        <message>
            <source>Your words are written down by</source>
            <translation>Ihre Worte schreibt mit</translation>
        </message>
        <message>
            <source>as above</source>
            <translation>wie oben</translation>
        </message>
        <message>
            <source>female</source>
            <translation>weiblich</translation>
        </message>
        <message>
            <source>isiZulu (South Africa)</source>
            <translation>isiZulu (Südafrika)</translation>
        </message>
        <message>
            <source>male</source>
            <translation>männlich</translation>
        </message>
        <message>
            <source>must be a list of texts</source>
            <translation>muss eine Liste von Texten sein</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>muss eine Zahl sein</translation>
        </message>
        <message>
            <source>must be a text</source>
            <translation>muss ein Text sein</translation>
        </message>
        <message>
            <source>must be a text such as "+10%"</source>
            <translation>muss ein Text wie "+10%" sein</translation>
        </message>
        <message>
            <source>must be a text such as "1.2"</source>
            <translation>muss ein Text wie "1.2" sein</translation>
        </message>
        <message>
            <source>must be a text, or an object with the name of a function</source>
            <translation>muss ein Text sein oder ein Objekt mit dem Namen einer Funktion</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>muss eine ganze Zahl sein</translation>
        </message>
        <message>
            <source>must be a whole number, or "inf"</source>
            <translation>muss eine ganze Zahl sein oder "inf"</translation>
        </message>
        <message>
            <source>must be an object whose values are texts</source>
            <translation>muss ein Objekt sein, dessen Werte Texte sind</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>muss true oder false sein</translation>
        </message>
        <message>
            <source>neutral</source>
            <translation>neutral</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>no access</source>
            <translation>kein Zugriff</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>unbegrenzt</translation>
        </message>
        <message>
            <source>not written</source>
            <translation>nicht geschrieben</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>ein</translation>
        </message>
        <message>
            <source>that is none of the choices</source>
            <translation>das steht nicht zur Auswahl</translation>
        </message>
        <message>
            <source>there is no setting {name}</source>
            <translation>es gibt keine Einstellung {name}</translation>
        </message>
        <message>
            <source>this must be a number</source>
            <translation>das muss eine Zahl sein</translation>
        </message>
        <message>
            <source>this must be a text</source>
            <translation>das muss ein Text sein</translation>
        </message>
        <message>
            <source>this must be a whole number</source>
            <translation>das muss eine ganze Zahl sein</translation>
        </message>
        <message>
            <source>this must be between {least} and {most}</source>
            <translation>das muss zwischen {least} und {most} liegen</translation>
        </message>
        <message>
            <source>this must be true or false</source>
            <translation>das muss true oder false sein</translation>
        </message>
        <message>
            <source>your own deployment</source>
            <translation>eigene Bereitstellung</translation>
        </message>
        <message>
            <source>{first} {rest}</source>
            <translation>{first} {rest}</translation>
        </message>
        <message>
            <source>{model}  ({tier})</source>
            <translation>{model}  ({tier})</translation>
        </message>
        <message>
            <source>{name} came with the program and cannot be deleted.</source>
            <translation>{name} kam mit dem Programm und lässt sich nicht löschen.</translation>
        </message>
        <message>
            <source>{name} came with the program and keeps its name.</source>
            <translation>{name} kam mit dem Programm und behält seinen Namen.</translation>
        </message>
        <message>
            <source>{name} cannot be {value}</source>
            <translation>{name} kann nicht {value} sein</translation>
        </message>
        <message>
            <source>{name} must be between {least} and {most}</source>
            <translation>{name} muss zwischen {least} und {most} liegen</translation>
        </message>
        <message>
            <source>{name} must be {wanted}, not {given}</source>
            <translation>{name} muss {wanted} sein, nicht {given}</translation>
        </message>
        <message>
            <source>{number}{unit}</source>
            <translation>{number}{unit}</translation>
        </message>
        <message>
            <source>{n} older picture is only mentioned to it.</source>
            <translation>{n} älteres Bild wird ihr nur genannt.</translation>
        </message>
        <message>
            <source>{n} older pictures are only mentioned to it.</source>
            <translation>{n} ältere Bilder werden ihr nur genannt.</translation>
        </message>
        <message>
            <source>{problem} The defaults are used.</source>
            <translation>{problem} Es gelten die Standardwerte.</translation>
        </message>
        <message>
            <source>{problem}.</source>
            <translation>{problem}.</translation>
        </message>
        <message>
            <source>{variable} cannot be used. {problem}</source>
            <translation>{variable} kann nicht verwendet werden. {problem}</translation>
        </message>
        <message>
            <source>{voice} multilingual</source>
            <translation>{voice} mehrsprachig</translation>
        </message>
        <message>
            <source>{voice} · {language}</source>
            <translation>{voice} · {language}</translation>
        </message>
        <message>
            <source>“Um”, “yeah” and the like do not interrupt the answer.</source>
            <translation>„Ähm“, „ja“ und Ähnliches unterbrechen die Antwort nicht.</translation>
        </message>
        <message>
            <source>“{field}” would have to be “{value}” to go with the rest.</source>
            <translation>„{field}“ müsste „{value}“ sein, um zum Übrigen zu passen.</translation>
        </message>
        <message>
            <source>“{field}” {problem}.</source>
            <translation>„{field}“ {problem}.</translation>
        </message>
        <message>
            <source>“{name}” belongs to the connection itself.</source>
            <translation>„{name}“ gehört zur Verbindung selbst.</translation>
        </message>
        <message>
            <source>“{name}” belongs to the sign-in: give the key on the page “Connect to Azure”.</source>
            <translation>„{name}“ gehört zur Anmeldung: Geben Sie den Schlüssel auf der Seite „Mit Azure verbinden“ an.</translation>
        </message>
        <message>
            <source>“{name}” has a row of its own.</source>
            <translation>„{name}“ hat eine eigene Zeile.</translation>
        </message>
        <message>
            <source>“{name}” is no header that can be sent.</source>
            <translation>„{name}“ ist keine Kopfzeile, die sich senden lässt.</translation>
        </message>
        <message>
            <source>“{odd}” has a space; write one scope a line.</source>
            <translation>„{odd}“ enthält ein Leerzeichen; schreiben Sie einen Bereich pro Zeile.</translation>
        </message>
        <message>
            <source>“{odd}” is no field such as temperature or voice.rate.</source>
            <translation>„{odd}“ ist kein Feld wie temperature oder voice.rate.</translation>
        </message>
        <message>
            <source>“{odd}” is no language code such as en or en-US.</source>
            <translation>„{odd}“ ist kein Sprachcode wie en oder en-US.</translation>
        </message>
        <message>
            <source>“{odd}” is not of the form “name: value”.</source>
            <translation>„{odd}“ hat nicht die Form „Name: Wert“.</translation>
        </message>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
    </context>
    <context>
        <name>endpoint</name>
        <message>
            <source>Only https:// is safe here; http:// is for this computer alone.</source>
            <translation>Sicher ist hier nur https://; http:// ist allein für diesen Computer.</translation>
        </message>
        <message>
            <source>The address of the proxy cannot hold a name or password: it is kept in a file.</source>
            <translation>Die Adresse des Proxys darf keinen Namen und kein Kennwort enthalten: Sie wird in einer Datei gespeichert.</translation>
        </message>
        <message>
            <source>This is not an address such as https://NAME.services.ai.azure.com.</source>
            <translation>Das ist keine Adresse wie https://NAME.services.ai.azure.com.</translation>
        </message>
        <message>
            <source>Type the address of the proxy, such as http://proxy.example:8080.</source>
            <translation>Geben Sie die Adresse des Proxys ein, etwa http://proxy.example:8080.</translation>
        </message>
        <message>
            <source>Type the address of your resource.</source>
            <translation>Geben Sie die Adresse Ihrer Ressource ein.</translation>
        </message>
    </context>
    <context>
        <name>pictures</name>
        <message>
            <source>[picture {width} × {height}]</source>
            <translation>[Bild {width} × {height}]</translation>
        </message>
    </context>
    <context>
        <name>problem_types</name>
        <message>
            <source>Check again</source>
            <translation>Erneut prüfen</translation>
        </message>
        <message>
            <source>Choose another</source>
            <translation>Andere Auswahl</translation>
        </message>
        <message>
            <source>Choose model</source>
            <translation>Modell wählen</translation>
        </message>
        <message>
            <source>Close the log</source>
            <translation>Protokoll schließen</translation>
        </message>
        <message>
            <source>Leave them out</source>
            <translation>Weglassen</translation>
        </message>
        <message>
            <source>Move now</source>
            <translation>Jetzt wechseln</translation>
        </message>
        <message>
            <source>Not this one</source>
            <translation>Nicht diese</translation>
        </message>
        <message>
            <source>Open connection settings</source>
            <translation>Verbindungseinstellungen öffnen</translation>
        </message>
        <message>
            <source>Open privacy settings</source>
            <translation>Datenschutzeinstellungen öffnen</translation>
        </message>
        <message>
            <source>Open settings</source>
            <translation>Einstellungen öffnen</translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>Jetzt erneut versuchen</translation>
        </message>
        <message>
            <source>See what is new</source>
            <translation>Neuerungen ansehen</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Einrichten</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show the end</source>
            <translation>Das Ende zeigen</translation>
        </message>
        <message>
            <source>Show the setting</source>
            <translation>Einstellung zeigen</translation>
        </message>
        <message>
            <source>Start without it</source>
            <translation>Ohne sie starten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Try the demo</source>
            <translation>Demo ausprobieren</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Use speaker profile</source>
            <translation>Lautsprecher-Voreinstellung</translation>
        </message>
        <message>
            <source>Use them</source>
            <translation>Verwenden</translation>
        </message>
    </context>
    <context>
        <name>problems</name>
        <message>
            <source>A session log is being written, with all words: {0}</source>
            <translation>Ein Sitzungsprotokoll wird geschrieben, mit allen Worten: {0}</translation>
        </message>
        <message>
            <source>A session log is being written, without words: {0}</source>
            <translation>Ein Sitzungsprotokoll wird geschrieben, ohne Worte: {0}</translation>
        </message>
        <message>
            <source>Agents take no key. Sign in with Microsoft Entra ID.</source>
            <translation>Agenten nehmen keinen Schlüssel an. Melden Sie sich mit Microsoft Entra ID an.</translation>
        </message>
        <message>
            <source>Another program is using {name} alone. You can still read the answers.</source>
            <translation>Ein anderes Programm benutzt {name} allein. Sie können die Antworten weiter lesen.</translation>
        </message>
        <message>
            <source>Another program is using {name} alone. You can still type.</source>
            <translation>Ein anderes Programm benutzt {name} allein. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Concerns</source>
            <translation>Betrifft</translation>
        </message>
        <message>
            <source>Connect a Voice Live resource to start.</source>
            <translation>Verbinden Sie zum Starten eine Voice-Live-Ressource.</translation>
        </message>
        <message>
            <source>Connection lost. Reconnecting…</source>
            <translation>Verbindung verloren. Sie wird wiederhergestellt …</translation>
        </message>
        <message>
            <source>Connection lost. Reconnecting… your words since {time} are kept.</source>
            <translation>Verbindung verloren. Sie wird wiederhergestellt … Ihre Worte seit {time} bleiben erhalten.</translation>
        </message>
        <message>
            <source>Connection lost. Your words are kept.</source>
            <translation>Verbindung verloren. Ihre Worte bleiben erhalten.</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <source>Message deleted.</source>
            <translation>Nachricht gelöscht.</translation>
        </message>
        <message>
            <source>Model {x} is not offered at this endpoint.</source>
            <translation>Das Modell {x} wird an diesem Endpunkt nicht angeboten.</translation>
        </message>
        <message>
            <source>New try in {s} s.</source>
            <translation>Neuer Versuch in {s} s.</translation>
        </message>
        <message>
            <source>No microphone is connected. You can still type.</source>
            <translation>Kein Mikrofon angeschlossen. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>No speaker is connected. You can still read the answers.</source>
            <translation>Kein Lautsprecher angeschlossen. Sie können die Antworten weiter lesen.</translation>
        </message>
        <message>
            <source>No system keyring. The key is kept only until you close the app.</source>
            <translation>Kein Schlüsselbund im System. Der Schlüssel wird nur behalten, bis Sie die App schließen.</translation>
        </message>
        <message>
            <source>Nobody is signed in with Microsoft Entra ID any more. Sign in again.</source>
            <translation>Niemand ist mehr mit Microsoft Entra ID angemeldet. Melden Sie sich erneut an.</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <source>Saved to {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <source>Something needs your attention.</source>
            <translation>Etwas braucht Ihre Aufmerksamkeit.</translation>
        </message>
        <message>
            <source>Something went wrong.</source>
            <translation>Etwas ist schiefgegangen.</translation>
        </message>
        <message>
            <source>That was too short: nothing was sent.</source>
            <translation>Das war zu kurz: Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>The assistant hears itself through your speakers.</source>
            <translation>Der Assistent hört sich selbst durch Ihre Lautsprecher.</translation>
        </message>
        <message>
            <source>The connection is not safe: this computer does not trust the service's certificate.</source>
            <translation>Die Verbindung ist nicht sicher: Dieser Computer vertraut dem Zertifikat des Dienstes nicht.</translation>
        </message>
        <message>
            <source>The diagnostics were not saved: {reason}.</source>
            <translation>Die Diagnosedaten wurden nicht gespeichert: {reason}.</translation>
        </message>
        <message>
            <source>The language changes when the program starts again.</source>
            <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
        </message>
        <message>
            <source>The local demo did not start.</source>
            <translation>Die lokale Demo ist nicht gestartet.</translation>
        </message>
        <message>
            <source>The microphone</source>
            <translation>Das Mikrofon</translation>
        </message>
        <message>
            <source>The profile “{name}” adds fields with tools or addresses to the session ({fields}). They are not used yet.</source>
            <translation>Das Profil „{name}“ fügt der Sitzung Felder mit Werkzeugen oder Adressen hinzu ({fields}). Sie werden noch nicht verwendet.</translation>
        </message>
        <message>
            <source>The profile “{name}” is in use.</source>
            <translation>Das Profil „{name}“ ist in Gebrauch.</translation>
        </message>
        <message>
            <source>The profile “{name}” is in use; it changed no setting.</source>
            <translation>Das Profil „{name}“ ist in Gebrauch; es hat keine Einstellung geändert.</translation>
        </message>
        <message>
            <source>The recording could not be saved: {reason}.</source>
            <translation>Die Aufnahme wurde nicht gespeichert: {reason}.</translation>
        </message>
        <message>
            <source>The service at {x} was not told your sign-in, as it would be readable. Allow it if you trust it.</source>
            <translation>Der Dienst auf {x} hat Ihre Anmeldung nicht erhalten, denn sie wäre lesbar. Erlauben Sie es, wenn Sie ihm vertrauen.</translation>
        </message>
        <message>
            <source>The service cannot be reached.</source>
            <translation>Der Dienst ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The service did not answer in time.</source>
            <translation>Der Dienst hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The service does not accept these settings.</source>
            <translation>Der Dienst nimmt diese Einstellungen nicht an.</translation>
        </message>
        <message>
            <source>The service does not accept these settings: {words}.</source>
            <translation>Der Dienst nimmt diese Einstellungen nicht an: {words}.</translation>
        </message>
        <message>
            <source>The service does not accept {settings}: {words}.</source>
            <translation>Der Dienst nimmt {settings} nicht an: {words}.</translation>
        </message>
        <message>
            <source>The service ended the session.</source>
            <translation>Der Dienst hat die Sitzung beendet.</translation>
        </message>
        <message>
            <source>The service refused the key or your role ("Cognitive Services User" is needed).</source>
            <translation>Der Dienst hat den Schlüssel oder Ihre Rolle abgelehnt („Cognitive Services User“ ist nötig).</translation>
        </message>
        <message>
            <source>The service reported a problem.</source>
            <translation>Der Dienst hat ein Problem gemeldet.</translation>
        </message>
        <message>
            <source>The service reports: {words}.</source>
            <translation>Der Dienst meldet: {words}.</translation>
        </message>
        <message>
            <source>The service sent something that cannot be understood.</source>
            <translation>Der Dienst hat etwas Unverständliches gesendet.</translation>
        </message>
        <message>
            <source>The session log cannot be used.</source>
            <translation>Das Sitzungsprotokoll lässt sich nicht verwenden.</translation>
        </message>
        <message>
            <source>The sign-in with Microsoft Entra ID cannot be reached.</source>
            <translation>Die Anmeldung mit Microsoft Entra ID ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The sound system does not answer. You can still type.</source>
            <translation>Das Audiosystem antwortet nicht. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>The system is blocking the microphone for this app. You can still type.</source>
            <translation>Das System blockiert das Mikrofon für diese App. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>There is no key, and nobody is signed in with Microsoft Entra ID.</source>
            <translation>Es gibt keinen Schlüssel, und niemand ist mit Microsoft Entra ID angemeldet.</translation>
        </message>
        <message>
            <source>This is the session log {0}. Nothing is sent.</source>
            <translation>Dies ist das Sitzungsprotokoll {0}. Nichts wird gesendet.</translation>
        </message>
        <message>
            <source>This model does not look at pictures: nothing was sent. Choose another model.</source>
            <translation>Dieses Modell sieht sich keine Bilder an: Nichts wurde gesendet. Wählen Sie ein anderes Modell.</translation>
        </message>
        <message>
            <source>This session ends in {n} minutes. It can move to a new one and keep the conversation.</source>
            <translation>Diese Sitzung endet in {n} Minuten. Sie kann in eine neue wechseln und das Gespräch behalten.</translation>
        </message>
        <message>
            <source>This session ends within a minute. At the next pause a new one takes over the conversation.</source>
            <translation>Diese Sitzung endet in weniger als einer Minute. In der nächsten Pause übernimmt eine neue das Gespräch.</translation>
        </message>
        <message>
            <source>This value is not possible here. Nothing was changed.</source>
            <translation>Dieser Wert ist hier nicht möglich. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>Too many requests.</source>
            <translation>Zu viele Anfragen.</translation>
        </message>
        <message>
            <source>Transcript cleared.</source>
            <translation>Verlauf geleert.</translation>
        </message>
        <message>
            <source>Trying again…</source>
            <translation>Neuer Versuch …</translation>
        </message>
        <message>
            <source>Turn them down, or use headphones.</source>
            <translation>Stellen Sie sie leiser, oder verwenden Sie Kopfhörer.</translation>
        </message>
        <message>
            <source>Version {version} of Voice Live Desktop is there.</source>
            <translation>Version {version} von Voice Live Desktop ist verfügbar.</translation>
        </message>
        <message>
            <source>You are muted: nothing was sent.</source>
            <translation>Sie sind stumm: Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>the microphone</source>
            <translation>das Mikrofon</translation>
        </message>
        <message>
            <source>the speaker</source>
            <translation>den Lautsprecher</translation>
        </message>
        <message>
            <source>the system's default</source>
            <translation>der Systemstandard</translation>
        </message>
        <message>
            <source>{name} could not be opened. Using {other}.</source>
            <translation>{name} ließ sich nicht öffnen. Jetzt in Gebrauch: {other}.</translation>
        </message>
        <message>
            <source>{name} gives only silence. Is it switched off or muted? You can still type.</source>
            <translation>{name} liefert nur Stille. Ist es ausgeschaltet oder stumm? Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>{name} is back and in use.</source>
            <translation>{name} ist zurück und in Gebrauch.</translation>
        </message>
        <message>
            <source>{name} is not connected. Using {other}.</source>
            <translation>{name} ist nicht angeschlossen. Jetzt in Gebrauch: {other}.</translation>
        </message>
        <message>
            <source>{name} is not connected. You can still read the answers.</source>
            <translation>{name} ist nicht angeschlossen. Sie können die Antworten weiter lesen.</translation>
        </message>
        <message>
            <source>{name} is not connected. You can still type.</source>
            <translation>{name} ist nicht angeschlossen. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>{name} is too loud and distorts. Lower its level or move back a little.</source>
            <translation>{name} ist zu laut und verzerrt. Senken Sie den Pegel, oder rücken Sie etwas ab.</translation>
        </message>
        <message>
            <source>{name} is very quiet. Raise its level or move closer.</source>
            <translation>{name} ist sehr leise. Erhöhen Sie den Pegel, oder rücken Sie näher.</translation>
        </message>
        <message>
            <source>{name} was unplugged. Using {other}.</source>
            <translation>{name} wurde abgezogen. Jetzt in Gebrauch: {other}.</translation>
        </message>
        <message>
            <source>{n} messages deleted.</source>
            <translation>{n} Nachrichten gelöscht.</translation>
        </message>
        <message>
            <source>{system} is blocking the microphone for this app. You can still type.</source>
            <translation>{system} blockiert das Mikrofon für diese App. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>{x} is no Azure host, so it was not told your key. Allow it if you trust it.</source>
            <translation>{x} ist kein Azure-Host; ihm wurde Ihr Schlüssel nicht genannt. Erlauben Sie es, wenn Sie ihm vertrauen.</translation>
        </message>
        <message>
            <source>“{label}” is now {new}, which goes with your choice.</source>
            <translation>„{label}“ ist jetzt {new}, was zu Ihrer Wahl passt.</translation>
        </message>
        <message>
            <source>“{label}” is now {new}: {old} does not go with “{other}: {cause}”.</source>
            <translation>„{label}“ ist jetzt {new}: {old} passt nicht zu „{other}: {cause}“.</translation>
        </message>
        <message>
            <source>“{x}” is not the address of a Voice Live resource.</source>
            <translation>„{x}“ ist nicht die Adresse einer Voice-Live-Ressource.</translation>
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message>
            <source>Answer again with…</source>
            <translation>Anders antworten lassen …</translation>
        </message>
        <message>
            <source>Copy this row</source>
            <translation>Diese Zeile kopieren</translation>
        </message>
        <message>
            <source>Ctrl+C</source>
            <translation>Strg+C</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Entf</translation>
        </message>
        <message>
            <source>Delete this row</source>
            <translation>Diese Zeile löschen</translation>
        </message>
        <message>
            <source>Edit and send again</source>
            <translation>Bearbeiten und neu senden</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Play this turn</source>
            <translation>Diesen Beitrag abspielen</translation>
        </message>
        <message>
            <source>Save the sound…</source>
            <translation>Ton speichern …</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alles anzeigen</translation>
        </message>
        <message>
            <source>Show less</source>
            <translation>Weniger anzeigen</translation>
        </message>
        <message>
            <source>Stop playing</source>
            <translation>Wiedergabe stoppen</translation>
        </message>
    </context>
    <context>
        <name>sound_check</name>
        <message>
            <source>All is well: you can be heard, and you can hear.</source>
            <translation>Alles in Ordnung: Sie werden gehört und können hören.</translation>
        </message>
        <message>
            <source>Choose another microphone or a quieter place, or turn on noise reduction.</source>
            <translation>Wählen Sie ein anderes Mikrofon oder einen ruhigeren Ort, oder schalten Sie die Rauschunterdrückung ein.</translation>
        </message>
        <message>
            <source>Choose another one, or close the program that uses it.</source>
            <translation>Wählen Sie ein anderes Gerät, oder schließen Sie das Programm, das es benutzt.</translation>
        </message>
        <message>
            <source>Choose another speaker, or turn up the volume here and in the system.</source>
            <translation>Wählen Sie einen anderen Lautsprecher, oder erhöhen Sie die Lautstärke hier und im System.</translation>
        </message>
        <message>
            <source>Clipping: your voice is distorted.</source>
            <translation>Übersteuert: Ihre Stimme ist verzerrt.</translation>
        </message>
        <message>
            <source>Fine: you hear it.</source>
            <translation>Gut: Sie hören es.</translation>
        </message>
        <message>
            <source>Fine: you hear yourself clearly.</source>
            <translation>Gut: Sie hören sich deutlich.</translation>
        </message>
        <message>
            <source>Fine: your voice comes in at {value} dB.</source>
            <translation>Gut: Ihre Stimme kommt mit {value} dB an.</translation>
        </message>
        <message>
            <source>Leave echo cancellation on, or use headphones.</source>
            <translation>Lassen Sie die Echounterdrückung eingeschaltet, oder verwenden Sie Kopfhörer.</translation>
        </message>
        <message>
            <source>Listening… say a sentence or two.</source>
            <translation>Es wird zugehört … sagen Sie ein, zwei Sätze.</translation>
        </message>
        <message>
            <source>Look for a mute switch on it and for the system's privacy settings, or choose another one.</source>
            <translation>Suchen Sie einen Stummschalter am Gerät, prüfen Sie die Datenschutzeinstellungen des Systems, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Move away from it, or lower its level in the system's sound settings.</source>
            <translation>Rücken Sie etwas ab, oder senken Sie den Pegel in den Audioeinstellungen des Systems.</translation>
        </message>
        <message>
            <source>No loop heard, as it should be with headphones.</source>
            <translation>Kein Rückweg zu hören, wie es mit Kopfhörern sein soll.</translation>
        </message>
        <message>
            <source>No voice was heard.</source>
            <translation>Es war keine Stimme zu hören.</translation>
        </message>
        <message>
            <source>Not everything was tried:</source>
            <translation>Nicht alles wurde ausprobiert:</translation>
        </message>
        <message>
            <source>Not tried.</source>
            <translation>Nicht ausprobiert.</translation>
        </message>
        <message>
            <source>Playing a chirp and listening for it…</source>
            <translation>Ein Zirpen wird gespielt und gesucht …</translation>
        </message>
        <message>
            <source>Playing the tone…</source>
            <translation>Der Ton wird gespielt …</translation>
        </message>
        <message>
            <source>Playing what was recorded…</source>
            <translation>Die Aufnahme wird gespielt …</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Recording… speak now.</source>
            <translation>Aufnahme läuft … sprechen Sie jetzt.</translation>
        </message>
        <message>
            <source>Round trip</source>
            <translation>Rückweg</translation>
        </message>
        <message>
            <source>Silent: the microphone gives no sound at all.</source>
            <translation>Still: Das Mikrofon liefert überhaupt keinen Ton.</translation>
        </message>
        <message>
            <source>Something is not right yet:</source>
            <translation>Etwas stimmt noch nicht:</translation>
        </message>
        <message>
            <source>Speak closer to it, or raise its level in the system's sound settings.</source>
            <translation>Sprechen Sie näher am Mikrofon, oder erhöhen Sie den Pegel in den Audioeinstellungen des Systems.</translation>
        </message>
        <message>
            <source>Speak while the bar is there, or choose another one.</source>
            <translation>Sprechen Sie, solange der Balken da ist, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>The microphone cannot be opened.</source>
            <translation>Das Mikrofon lässt sich nicht öffnen.</translation>
        </message>
        <message>
            <source>The speaker cannot be opened.</source>
            <translation>Der Lautsprecher lässt sich nicht öffnen.</translation>
        </message>
        <message>
            <source>Too loud: your voice comes in at {value} dB.</source>
            <translation>Zu laut: Ihre Stimme kommt mit {value} dB an.</translation>
        </message>
        <message>
            <source>Too quiet: your voice comes in at {value} dB.</source>
            <translation>Zu leise: Ihre Stimme kommt mit {value} dB an.</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>You do not hear it.</source>
            <translation>Sie hören es nicht.</translation>
        </message>
        <message>
            <source>You do not hear yourself clearly.</source>
            <translation>Sie hören sich nicht deutlich.</translation>
        </message>
        <message>
            <source>{value} ms: the microphone hears the speaker.</source>
            <translation>{value} ms: Das Mikrofon hört den Lautsprecher.</translation>
        </message>
        <message>
            <source>“Use this” sets the microphone gain to {gain} dB.</source>
            <translation>„Verwenden“ stellt die Mikrofonverstärkung auf {gain} dB.</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>(could not be transcribed)</source>
            <translation>(nicht erkannt: Fehler beim Dienst)</translation>
        </message>
        <message>
            <source>(not heard)</source>
            <translation>(nicht gehört)</translation>
        </message>
        <message>
            <source>(nothing recognized)</source>
            <translation>(nichts erkannt)</translation>
        </message>
        <message>
            <source>.</source>
            <translation>,</translation>
        </message>
        <message>
            <source>A session lasts up to {n} minutes; then a new one continues it.</source>
            <translation>Eine Sitzung dauert höchstens {n} Minuten; danach geht es in einer neuen weiter.</translation>
        </message>
        <message>
            <source>Add your Azure endpoint, or use the local companion</source>
            <translation>Azure-Endpunkt eintragen oder den lokalen Begleiter nutzen</translation>
        </message>
        <message>
            <source>An earlier session, read-only</source>
            <translation>Eine frühere Sitzung, nur zum Lesen</translation>
        </message>
        <message>
            <source>Answers only when asked</source>
            <translation>Antwortet nur auf Aufforderung</translation>
        </message>
        <message>
            <source>Assistant</source>
            <translation>Assistent</translation>
        </message>
        <message>
            <source>Cannot connect</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Verbunden</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbinde …</translation>
        </message>
        <message>
            <source>Ending…</source>
            <translation>Wird beendet …</translation>
        </message>
        <message>
            <source>Hearing you</source>
            <translation>Hört Sie</translation>
        </message>
        <message>
            <source>Hold this or {key} to mute; tap to stay muted</source>
            <translation>Diese Taste oder {key} halten zum Stummschalten; antippen, um stumm zu bleiben</translation>
        </message>
        <message>
            <source>Hold this or {key} to talk; tap to keep talking</source>
            <translation>Diese Taste oder {key} halten, um zu sprechen; antippen, um weiterzusprechen</translation>
        </message>
        <message>
            <source>Hold {key} or the talk button</source>
            <translation>{key} oder die Sprechtaste gedrückt halten</translation>
        </message>
        <message>
            <source>Hold {key} to interrupt</source>
            <translation>{key}: unterbrechen</translation>
        </message>
        <message>
            <source>Just talk.</source>
            <translation>Einfach sprechen.</translation>
        </message>
        <message>
            <source>Just talk. Hold {key} to mute.</source>
            <translation>Einfach sprechen. {key} halten zum Stummschalten.</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Hört zu</translation>
        </message>
        <message>
            <source>Median: {s} s</source>
            <translation>Median: {s} s</translation>
        </message>
        <message>
            <source>Muted</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Neueste</translation>
        </message>
        <message>
            <source>No microphone</source>
            <translation>Kein Mikrofon</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Of that, the service: {s} s (median)</source>
            <translation>Davon der Dienst: {s} s (Median)</translation>
        </message>
        <message>
            <source>Opening microphone…</source>
            <translation>Öffne Mikrofon …</translation>
        </message>
        <message>
            <source>Playing again</source>
            <translation>Wiederholung</translation>
        </message>
        <message>
            <source>Press Ctrl+M to unmute</source>
            <translation>Strg+M drücken, um wieder gehört zu werden</translation>
        </message>
        <message>
            <source>Press Esc to stop</source>
            <translation>Esc zum Stoppen</translation>
        </message>
        <message>
            <source>Press Start or Ctrl+Enter, or just type</source>
            <translation>Start oder Strg+Enter drücken oder einfach schreiben</translation>
        </message>
        <message>
            <source>Press and hold to talk</source>
            <translation>Zum Sprechen gedrückt halten</translation>
        </message>
        <message>
            <source>Press {key} to send</source>
            <translation>{key}: senden</translation>
        </message>
        <message>
            <source>Press {key} to unmute</source>
            <translation>{key} drücken, um wieder gehört zu werden</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Reconnecting…</source>
            <translation>Verbinde neu …</translation>
        </message>
        <message>
            <source>Release to send, Esc to cancel</source>
            <translation>Loslassen: senden, Esc: abbrechen</translation>
        </message>
        <message>
            <source>Release to unmute</source>
            <translation>Loslassen, um wieder gehört zu werden</translation>
        </message>
        <message>
            <source>Session log</source>
            <translation>Sitzungsprotokoll</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Einrichten</translation>
        </message>
        <message>
            <source>Speaking</source>
            <translation>Spricht</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>System note</source>
            <translation>Systemnotiz</translation>
        </message>
        <message>
            <source>Talk to interrupt</source>
            <translation>Sprechen unterbricht</translation>
        </message>
        <message>
            <source>The microphone is paused</source>
            <translation>Das Mikrofon pausiert</translation>
        </message>
        <message>
            <source>The reason is shown above</source>
            <translation>Der Grund steht oben</translation>
        </message>
        <message>
            <source>Thinking…</source>
            <translation>Denkt nach …</translation>
        </message>
        <message>
            <source>Time from your last word, or from sending, to the first sound of the answer.</source>
            <translation>Zeit von Ihrem letzten Wort oder vom Senden bis zum ersten Ton der Antwort.</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>Werkzeug</translation>
        </message>
        <message>
            <source>Transcribing only</source>
            <translation>Es wird nur mitgeschrieben</translation>
        </message>
        <message>
            <source>Try {n}</source>
            <translation>Versuch {n}</translation>
        </message>
        <message>
            <source>Try {n} in {s} s</source>
            <translation>Versuch {n} in {s} s</translation>
        </message>
        <message>
            <source>Using {tool}…</source>
            <translation>Nutzt {tool} …</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>You can still type</source>
            <translation>Schreiben geht weiterhin</translation>
        </message>
        <message>
            <source>Your microphone is always on.</source>
            <translation>Ihr Mikrofon ist immer an.</translation>
        </message>
        <message>
            <source>connection lost after {s} s</source>
            <translation>Verbindung verloren nach {s} s</translation>
        </message>
        <message>
            <source>connection lost before you heard it</source>
            <translation>Verbindung verloren, bevor Sie es hörten</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>interrupted at {s} s</source>
            <translation>unterbrochen bei {s} s</translation>
        </message>
        <message>
            <source>interrupted before you heard it</source>
            <translation>unterbrochen, bevor Sie es hörten</translation>
        </message>
        <message>
            <source>not part of the conversation: the assistant does not remember it</source>
            <translation>nicht Teil des Gesprächs: der Assistent merkt es sich nicht</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>nicht gesendet</translation>
        </message>
        <message>
            <source>reply {last} s</source>
            <translation>Antwort {last} s</translation>
        </message>
        <message>
            <source>running…</source>
            <translation>läuft …</translation>
        </message>
        <message>
            <source>said while you were waiting</source>
            <translation>gesagt, während Sie warteten</translation>
        </message>
        <message>
            <source>told by the agent</source>
            <translation>vom Agenten mitgeteilt</translation>
        </message>
        <message>
            <source>transcript incomplete</source>
            <translation>Mitschrift unvollständig</translation>
        </message>
        <message>
            <source>will be sent once connected</source>
            <translation>wird nach dem Verbinden gesendet</translation>
        </message>
        <message>
            <source>{n} new</source>
            <translation>{n} neu</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n} von {total}</translation>
        </message>
        <message>
            <source>{s} s</source>
            <translation>{s} s</translation>
        </message>
    </context>
</TS>
