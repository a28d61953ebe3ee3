<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>A voice companion for your desktop. Talks to Azure, or works locally.</source>
            <translation>Ein Sprachbegleiter für Ihren Schreibtisch. Spricht mit Azure oder arbeitet lokal.</translation>
        </message>
        <message>
            <source>About Voice Live Desktop</source>
            <translation>Über Voice Live Desktop</translation>
        </message>
        <message>
            <source>Local service and its voice (espeak-ng): GPL-3.0-or-later, in a process of its own. The installed program includes the source code.</source>
            <translation>Lokaler Dienst und seine Stimme (espeak-ng): GPL-3.0-or-later, in einem eigenen Prozess. Das installierte Programm enthält den Quellcode.</translation>
        </message>
        <message>
            <source>Other parts: MIT, BSD, Apache, MPL and PSF licenses.</source>
            <translation>Andere Teile: Lizenzen MIT, BSD, Apache, MPL und PSF.</translation>
        </message>
        <message>
            <source>Project page</source>
            <translation>Projektseite</translation>
        </message>
        <message>
            <source>Qt and PySide6: LGPL-3.0, as libraries that you may replace.</source>
            <translation>Qt und PySide6: LGPL-3.0, als Bibliotheken, die Sie ersetzen können.</translation>
        </message>
        <message>
            <source>Show licenses</source>
            <translation>Lizenzen anzeigen</translation>
        </message>
        <message>
            <source>This program: MIT License.</source>
            <translation>Dieses Programm: MIT-Lizenz.</translation>
        </message>
        <message>
            <source>Version {version} (Qt {qt})</source>
            <translation>Version {version} (Qt {qt})</translation>
        </message>
    </context>
    <context>
        <name>AccountBox</name>
        <message>
            <source>Cancel sign-in</source>
            <translation>Anmeldung abbrechen</translation>
        </message>
        <message>
            <source>Continue in your browser, or wait for the code…</source>
            <translation>Machen Sie im Browser weiter, oder warten Sie auf den Code …</translation>
        </message>
        <message>
            <source>Copy code and open page</source>
            <translation>Code kopieren und Seite öffnen</translation>
        </message>
        <message>
            <source>Not signed in.</source>
            <translation>Nicht angemeldet.</translation>
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
            <source>Sign-in failed: {words}</source>
            <translation>Anmeldung fehlgeschlagen: {words}</translation>
        </message>
        <message>
            <source>Signed in as {name}.</source>
            <translation>Angemeldet als {name}.</translation>
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
        <name>AgentCheckList</name>
        <message>
            <source>Copy the result</source>
            <translation>Ergebnis kopieren</translation>
        </message>
    </context>
    <context>
        <name>AgentDialog</name>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address of the agent</source>
            <translation>Adresse des Agenten</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>Durchsuchen …</translation>
        </message>
        <message>
            <source>Check for Voice Live</source>
            <translation>Für Voice Live prüfen</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder of the agent</source>
            <translation>Ordner des Agenten</translation>
        </message>
        <message>
            <source>My agent</source>
            <translation>Mein Agent</translation>
        </message>
        <message>
            <source>Output of the agent</source>
            <translation>Ausgabe des Agenten</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Protocol of the agent</source>
            <translation>Protokoll des Agenten</translation>
        </message>
        <message>
            <source>Start command</source>
            <translation>Startbefehl</translation>
        </message>
        <message>
            <source>Start it for me</source>
            <translation>Für mich starten</translation>
        </message>
        <message>
            <source>Stop it</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Stop the check</source>
            <translation>Prüfung abbrechen</translation>
        </message>
        <message>
            <source>Talk to a hosted agent on this computer as Voice Live would, before you deploy it.</source>
            <translation>Sprechen Sie mit einem gehosteten Agenten auf diesem Computer so, wie Voice Live es täte, bevor Sie ihn bereitstellen.</translation>
        </message>
        <message>
            <source>Talk to it</source>
            <translation>Mit ihm sprechen</translation>
        </message>
        <message>
            <source>Test sentence</source>
            <translation>Testsatz</translation>
        </message>
        <message>
            <source>Where agent.manifest.yaml is</source>
            <translation>Wo agent.manifest.yaml liegt</translation>
        </message>
        <message>
            <source>Your agent's folder</source>
            <translation>Ordner Ihres Agenten</translation>
        </message>
    </context>
    <context>
        <name>AnswerDialog</name>
        <message>
            <source>Ask for this reply (Ctrl+Enter)</source>
            <translation>Diese Antwort anfordern (Strg+Enter)</translation>
        </message>
        <message>
            <source>Dimmed options only have an effect with Azure.</source>
            <translation>Ausgegraute Optionen wirken nur mit Azure.</translation>
        </message>
        <message>
            <source>Regenerate</source>
            <translation>Neu generieren</translation>
        </message>
        <message>
            <source>Regenerate with…</source>
            <translation>Neu generieren mit …</translation>
        </message>
        <message>
            <source>Replace the previous reply</source>
            <translation>Vorherige Antwort ersetzen</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Start a conversation first.</source>
            <translation>Starten Sie zuerst ein Gespräch.</translation>
        </message>
        <message>
            <source>To: “{0}”</source>
            <translation>Auf: „{0}“</translation>
        </message>
    </context>
    <context>
        <name>AvatarPane</name>
        <message>
            <source>Show the avatar in its own window</source>
            <translation>Avatar in eigenem Fenster zeigen</translation>
        </message>
    </context>
    <context>
        <name>AvatarView</name>
        <message>
            <source>Avatar</source>
            <translation>Avatar</translation>
        </message>
        <message>
            <source>The avatar appears with the first reply.</source>
            <translation>Der Avatar erscheint mit der ersten Antwort.</translation>
        </message>
        <message>
            <source>The avatar is coming… {0} s</source>
            <translation>Der Avatar kommt gleich … {0} s</translation>
        </message>
        <message>
            <source>The avatar's video didn't come.</source>
            <translation>Das Video des Avatars kam nicht.</translation>
        </message>
    </context>
    <context>
        <name>AvatarWindow</name>
        <message>
            <source>Avatar</source>
            <translation>Avatar</translation>
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
            <source>End</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>End the conversation (Ctrl+Enter)</source>
            <translation>Das Gespräch beenden (Strg+Enter)</translation>
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
            <source>Studio: levels and lamps</source>
            <translation>Studio: Pegel und Lampen</translation>
        </message>
        <message>
            <source>Studio: levels and lamps (Ctrl+I)</source>
            <translation>Studio: Pegel und Lampen (Strg+I)</translation>
        </message>
    </context>
    <context>
        <name>BrainForm</name>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Address of the server</source>
            <translation>Adresse des Servers</translation>
        </message>
        <message>
            <source>Agree first that your conversations go to this server.</source>
            <translation>Stimmen Sie zuerst zu, dass Ihre Gespräche an diesen Server gehen.</translation>
        </message>
        <message>
            <source>Enter the address of a server first.</source>
            <translation>Tragen Sie zuerst die Adresse eines Servers ein.</translation>
        </message>
        <message>
            <source>Find language models on this computer</source>
            <translation>Sprachmodelle auf diesem Computer suchen</translation>
        </message>
        <message>
            <source>Find models</source>
            <translation>Modelle suchen</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Key, if the server wants one</source>
            <translation>Schlüssel, falls der Server einen verlangt</translation>
        </message>
        <message>
            <source>Language model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Only if the server wants one; kept in the keyring</source>
            <translation>Nur falls der Server einen verlangt; kommt in den Schlüsselbund</translation>
        </message>
        <message>
            <source>Send my conversations there</source>
            <translation>Meine Gespräche dorthin senden</translation>
        </message>
        <message>
            <source>The first one that the server lists</source>
            <translation>Das erste, das der Server nennt</translation>
        </message>
        <message>
            <source>Use no model</source>
            <translation>Kein Modell verwenden</translation>
        </message>
        <message>
            <source>Use this model</source>
            <translation>Dieses Modell verwenden</translation>
        </message>
    </context>
    <context>
        <name>ByHand</name>
        <message>
            <source>Send now</source>
            <translation>Jetzt senden</translation>
        </message>
        <message>
            <source>The message to send, as JSON</source>
            <translation>Die zu sendende Nachricht als JSON</translation>
        </message>
    </context>
    <context>
        <name>CallCard</name>
        <message>
            <source>Allow in this conversation</source>
            <translation>In diesem Gespräch erlauben</translation>
        </message>
        <message>
            <source>Allow once</source>
            <translation>Einmal erlauben</translation>
        </message>
        <message>
            <source>Always for this</source>
            <translation>Immer erlauben</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>Argumente</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Deny</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Function call</source>
            <translation>Funktionsaufruf</translation>
        </message>
        <message>
            <source>Press {keys} again</source>
            <translation>{keys} noch einmal drücken</translation>
        </message>
        <message>
            <source>Show JSON</source>
            <translation>JSON zeigen</translation>
        </message>
        <message>
            <source>The assistant asks you: {name}</source>
            <translation>Der Assistent fragt Sie: {name}</translation>
        </message>
        <message>
            <source>Waiting for you: {what}</source>
            <translation>Wartet auf Sie: {what}</translation>
        </message>
        <message>
            <source>What the function answers</source>
            <translation>Was die Funktion antwortet</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>Ihre Antwort</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <source>{n} s left</source>
            <translation>Noch {n} s</translation>
        </message>
    </context>
    <context>
        <name>CallProgress</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
    </context>
    <context>
        <name>CallQueue</name>
        <message>
            <source>Next call</source>
            <translation>Nächster Aufruf</translation>
        </message>
        <message>
            <source>Previous call</source>
            <translation>Voriger Aufruf</translation>
        </message>
        <message>
            <source>{n} of {all}</source>
            <translation>{n} von {all}</translation>
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
        <name>CheckPage</name>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
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
        <name>ClearableField</name>
        <message>
            <source>Clear the field</source>
            <translation>Feld leeren</translation>
        </message>
    </context>
    <context>
        <name>CloseQuestion</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close the app?</source>
            <translation>App schließen?</translation>
        </message>
        <message>
            <source>End and close</source>
            <translation>Beenden und schließen</translation>
        </message>
        <message>
            <source>End the conversation?</source>
            <translation>Gespräch beenden?</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>Offen lassen</translation>
        </message>
        <message>
            <source>Keep talking</source>
            <translation>Weitersprechen</translation>
        </message>
        <message>
            <source>Timer</source>
            <translation>Timer</translation>
        </message>
        <message>
            <source>Timers end with the app:</source>
            <translation>Mit der App enden auch diese Timer:</translation>
        </message>
        <message>
            <source>You are still in a conversation. Closing the window ends it, and it is not kept.</source>
            <translation>Sie sind noch in einem Gespräch. Wenn Sie das Fenster schließen, endet es und wird nicht aufbewahrt.</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>und {n} weitere</translation>
        </message>
        <message>
            <source>• {name}: in less than a minute</source>
            <translation>• {name}: in weniger als einer Minute</translation>
        </message>
        <message>
            <source>• {name}: in {n} min</source>
            <translation>• {name}: in {n} min</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Action, setting, profile, device, voice, conversation…</source>
            <translation>Aktion, Einstellung, Profil, Gerät, Stimme, Gespräch …</translation>
        </message>
        <message>
            <source>Nothing matches “{0}”.</source>
            <translation>Nichts passt zu „{0}“.</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>Search everything</source>
            <translation>Alles durchsuchen</translation>
        </message>
    </context>
    <context>
        <name>CompanionDialog</name>
        <message>
            <source>Another service is chosen now.</source>
            <translation>Zurzeit ist ein anderer Dienst gewählt.</translation>
        </message>
        <message>
            <source>Choose the local companion first.</source>
            <translation>Wählen Sie zuerst den lokalen Begleiter.</translation>
        </message>
        <message>
            <source>Local companion</source>
            <translation>Lokaler Begleiter</translation>
        </message>
        <message>
            <source>Reconnect now</source>
            <translation>Jetzt neu verbinden</translation>
        </message>
        <message>
            <source>This conversation goes on with what you chose here.</source>
            <translation>Das Gespräch geht mit dem weiter, was Sie hier gewählt haben.</translation>
        </message>
        <message>
            <source>Use the local companion</source>
            <translation>Lokalen Begleiter verwenden</translation>
        </message>
        <message>
            <source>You can preview a voice while nobody is speaking.</source>
            <translation>Sie können eine Stimme anhören, solange niemand spricht.</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
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
            <source>Editing your last message: sending replaces it and its answer.</source>
            <translation>Sie bearbeiten Ihre letzte Nachricht: Senden ersetzt sie und ihre Antwort.</translation>
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
            <source>Sending this adds a new message. Everything said so far stays.</source>
            <translation>Senden fügt eine neue Nachricht hinzu. Alles Gesagte bleibt.</translation>
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
            <source>Type a message…</source>
            <translation>Nachricht eingeben …</translation>
        </message>
        <message>
            <source>Type a message… (sent once connected)</source>
            <translation>Nachricht eingeben … (wird nach dem Verbinden gesendet)</translation>
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
            <source>A service on this computer, not encrypted. It gets your sign-in only if you allow it.</source>
            <translation>Ein unverschlüsselter Dienst auf diesem Computer. Er bekommt Ihre Anmeldung nur, wenn Sie es erlauben.</translation>
        </message>
        <message>
            <source>API key</source>
            <translation>API-Schlüssel</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Konto</translation>
        </message>
        <message>
            <source>Allow this host first, if you trust it.</source>
            <translation>Erlauben Sie zuerst diesen Host, wenn Sie ihm vertrauen.</translation>
        </message>
        <message>
            <source>Azure resource: {root}</source>
            <translation>Azure-Ressource: {root}</translation>
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
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <source>Find it in the Azure portal, under Keys and Endpoint of your Foundry resource.</source>
            <translation>Sie finden ihn im Azure-Portal unter „Schlüssel und Endpunkt“ Ihrer Foundry-Ressource.</translation>
        </message>
        <message>
            <source>For example “az login”. The account needs the role “Cognitive Services User” on the resource.</source>
            <translation>Zum Beispiel „az login“. Das Konto braucht für die Ressource die Rolle „Cognitive Services User“.</translation>
        </message>
        <message>
            <source>I trust this host with my key</source>
            <translation>Ich vertraue diesem Host meinen Schlüssel an</translation>
        </message>
        <message>
            <source>Leave empty to keep the saved key</source>
            <translation>Leer lassen, um den gespeicherten Schlüssel zu behalten</translation>
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
            <source>Reconnect</source>
            <translation>Neu verbinden</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Service on this computer: {root}</source>
            <translation>Dienst auf diesem Computer: {root}</translation>
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
            <source>Your own tenant</source>
            <translation>Ihr eigener Mandant</translation>
        </message>
        <message>
            <source>{host} is not an Azure host. It gets your key only if you allow it.</source>
            <translation>{host} ist kein Azure-Host. Er bekommt Ihren Schlüssel nur, wenn Sie es erlauben.</translation>
        </message>
    </context>
    <context>
        <name>DeleteAllQuestion</name>
        <message>
            <source>All {n} saved conversations will be deleted, including pinned ones and recordings. This can't be undone.</source>
            <translation>Alle {n} gespeicherten Gespräche werden gelöscht, auch angeheftete und Aufnahmen. Das lässt sich nicht rückgängig machen.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete all conversations?</source>
            <translation>Alle Gespräche löschen?</translation>
        </message>
        <message>
            <source>Delete {n} conversations</source>
            <translation>{n} Gespräche löschen</translation>
        </message>
        <message>
            <source>The saved conversation will be deleted, with its recording. This can't be undone.</source>
            <translation>Das gespeicherte Gespräch wird mit seiner Aufnahme gelöscht. Das lässt sich nicht rückgängig machen.</translation>
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
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
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
            <source>Save…</source>
            <translation>Speichern …</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>This is exactly what will be saved: versions, audio devices, settings and recent activity. It contains no keys and no words from your conversations or instructions.</source>
            <translation>Genau das wird gespeichert: Versionen, Audiogeräte, Einstellungen und was zuletzt geschah. Schlüssel und Worte aus Ihren Gesprächen oder Anweisungen sind nicht enthalten.</translation>
        </message>
    </context>
    <context>
        <name>EarChoice</name>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Folder with a Whisper model</source>
            <translation>Ordner mit einem Whisper-Modell</translation>
        </message>
        <message>
            <source>Folder with a Whisper model in ONNX format</source>
            <translation>Ordner mit einem Whisper-Modell im ONNX-Format</translation>
        </message>
        <message>
            <source>Speech recognition of the local companion</source>
            <translation>Spracherkennung des lokalen Begleiters</translation>
        </message>
    </context>
    <context>
        <name>EventsModel</name>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Gesendet</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Runde</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>Inhalt</translation>
        </message>
    </context>
    <context>
        <name>EventsTab</name>
        <message>
            <source>1 row</source>
            <translation>1 Zeile</translation>
        </message>
        <message>
            <source>Back to the live messages</source>
            <translation>Zurück zu den laufenden Nachrichten</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>Als JSON kopieren</translation>
        </message>
        <message>
            <source>Filter the messages</source>
            <translation>Nachrichten filtern</translation>
        </message>
        <message>
            <source>Filter: type:response.* -delta turn:2 direction:sent, or words</source>
            <translation>Filter: type:response.* -delta turn:2 direction:sent, oder Wörter</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Mitlaufen</translation>
        </message>
        <message>
            <source>Hide this type</source>
            <translation>Diesen Typ ausblenden</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Markieren</translation>
        </message>
        <message>
            <source>Messages between the program and the service</source>
            <translation>Nachrichten zwischen Programm und Dienst</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>No message matches the filter.</source>
            <translation>Keine Nachricht entspricht dem Filter.</translation>
        </message>
        <message>
            <source>No messages yet.</source>
            <translation>Noch keine Nachrichten.</translation>
        </message>
        <message>
            <source>Only this turn</source>
            <translation>Nur diese Runde</translation>
        </message>
        <message>
            <source>Only this type</source>
            <translation>Nur dieser Typ</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <translation>Datei öffnen …</translation>
        </message>
        <message>
            <source>Open messages</source>
            <translation>Nachrichten öffnen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Save messages</source>
            <translation>Nachrichten speichern</translation>
        </message>
        <message>
            <source>Save with words…</source>
            <translation>Mit Worten speichern …</translation>
        </message>
        <message>
            <source>Save without words…</source>
            <translation>Ohne Worte speichern …</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Senden …</translation>
        </message>
        <message>
            <source>Show in the conversation</source>
            <translation>Im Gespräch zeigen</translation>
        </message>
        <message>
            <source>Show in the waveform</source>
            <translation>In der Wellenform zeigen</translation>
        </message>
        <message>
            <source>Write a message to the service by hand</source>
            <translation>Eine Nachricht an den Dienst von Hand schreiben</translation>
        </message>
        <message>
            <source>keeps the latest {limit} messages</source>
            <translation>die letzten {limit} Nachrichten bleiben</translation>
        </message>
        <message>
            <source>{n} left out (sound, or too fast)</source>
            <translation>{n} fehlen (Ton oder zu schnell)</translation>
        </message>
        <message>
            <source>{n} older ones dropped</source>
            <translation>{n} ältere verworfen</translation>
        </message>
        <message>
            <source>{n} rows</source>
            <translation>{n} Zeilen</translation>
        </message>
        <message>
            <source>{n} waiting</source>
            <translation>{n} warten</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>All formats (ZIP)</source>
            <translation>Alle Formate (ZIP)</translation>
        </message>
        <message>
            <source>Archive (*.zip)</source>
            <translation>Archiv (*.zip)</translation>
        </message>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Gespräche</translation>
        </message>
        <message>
            <source>Each format as a file, together in one archive.</source>
            <translation>Jedes Format als Datei, zusammen in einem Archiv.</translation>
        </message>
        <message>
            <source>Everything there is. You can import it again, here or on another computer.</source>
            <translation>Alles, was gespeichert ist. Sie können es hier oder auf einem anderen Computer wieder importieren.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Exportieren nach</translation>
        </message>
        <message>
            <source>For notes and documents. What you interrupted is struck through.</source>
            <translation>Für Notizen und Dokumente. Was Sie unterbrochen haben, ist durchgestrichen.</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Looks like the transcript. Opens in any browser, and prints well.</source>
            <translation>Sieht aus wie das Transkript. Öffnet sich in jedem Browser und lässt sich gut drucken.</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>One line per message.</source>
            <translation>Eine Zeile pro Nachricht.</translation>
        </message>
        <message>
            <source>Plain text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Recording (FLAC)</source>
            <translation>Aufnahme (FLAC)</translation>
        </message>
        <message>
            <source>Recording (WAV)</source>
            <translation>Aufnahme (WAV)</translation>
        </message>
        <message>
            <source>SRT subtitles</source>
            <translation>SRT-Untertitel</translation>
        </message>
        <message>
            <source>The same for programs that can't read FLAC. About twice as large.</source>
            <translation>Dasselbe für Programme, die kein FLAC lesen. Etwa doppelt so groß.</translation>
        </message>
        <message>
            <source>The sound: you on the left, the assistant on the right.</source>
            <translation>Der Ton: Sie links, der Assistent rechts.</translation>
        </message>
        <message>
            <source>Timed from the beginning of the conversation, for video players and editors.</source>
            <translation>Mit Zeiten ab Gesprächsbeginn, für Videoplayer und Schnittprogramme.</translation>
        </message>
        <message>
            <source>Timed from the beginning of the conversation, for web video.</source>
            <translation>Mit Zeiten ab Gesprächsbeginn, für Videos im Web.</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>WebVTT subtitles</source>
            <translation>WebVTT-Untertitel</translation>
        </message>
        <message>
            <source>{n} conversations</source>
            <translation>{n} Gespräche</translation>
        </message>
    </context>
    <context>
        <name>ExportQuestions</name>
        <message>
            <source>Exported conversations (*.json *.zip)</source>
            <translation>Exportierte Gespräche (*.json *.zip)</translation>
        </message>
        <message>
            <source>Import conversations</source>
            <translation>Gespräche importieren</translation>
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
        <name>FunctionEditor</name>
        <message>
            <source>A command</source>
            <translation>Ein Befehl</translation>
        </message>
        <message>
            <source>A fixed answer</source>
            <translation>Eine feste Antwort</translation>
        </message>
        <message>
            <source>A web address</source>
            <translation>Eine Webadresse</translation>
        </message>
        <message>
            <source>Add function</source>
            <translation>Funktion hinzufügen</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Answered by</source>
            <translation>Beantwortet von</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>Zustimmung</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>Edit function</source>
            <translation>Funktion bearbeiten</translation>
        </message>
        <message>
            <source>If it is meant as text, write it as {example}.</source>
            <translation>Ist es als Text gemeint, schreiben Sie {example}.</translation>
        </message>
        <message>
            <source>Me</source>
            <translation>Mir</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Parameters (JSON schema)</source>
            <translation>Parameter (JSON-Schema)</translation>
        </message>
        <message>
            <source>Plain text, such as sunny, or JSON, such as {example}.</source>
            <translation>Einfacher Text wie „sonnig“ oder JSON wie {example}.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>The program and its arguments, one per line. It gets the function's arguments as JSON on standard input; what it prints is the answer.</source>
            <translation>Das Programm und seine Argumente, je eine Zeile. Es bekommt die Argumente als JSON auf der Standardeingabe; seine Ausgabe ist die Antwort.</translation>
        </message>
        <message>
            <source>This JSON cannot be read: it is too large or too deep.</source>
            <translation>Dieses JSON lässt sich nicht lesen: Es ist zu groß oder zu tief verschachtelt.</translation>
        </message>
        <message>
            <source>This is not JSON (line {line}, column {column}).</source>
            <translation>Das ist kein JSON (Zeile {line}, Spalte {column}).</translation>
        </message>
        <message>
            <source>Time limit</source>
            <translation>Zeitlimit</translation>
        </message>
        <message>
            <source>You answer in a card, as if you were the function. If the time limit passes first, the assistant is told that nobody answered.</source>
            <translation>Sie antworten in einer Karte, als wären Sie die Funktion. Läuft vorher das Zeitlimit ab, erfährt der Assistent, dass niemand geantwortet hat.</translation>
        </message>
        <message>
            <source>{name} stands for an argument, ${NAME} in a header for a secret.</source>
            <translation>{name} steht für ein Argument, ${NAME} in einem Header für ein Geheimnis.</translation>
        </message>
    </context>
    <context>
        <name>FunctionTryDialog</name>
        <message>
            <source>Done in {n} ms</source>
            <translation>Fertig in {n} ms</translation>
        </message>
        <message>
            <source>Failed after {n} ms</source>
            <translation>Fehlgeschlagen nach {n} ms</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Ausführen</translation>
        </message>
        <message>
            <source>Running…</source>
            <translation>Läuft …</translation>
        </message>
        <message>
            <source>Try “{name}”</source>
            <translation>„{name}“ ausprobieren</translation>
        </message>
    </context>
    <context>
        <name>FunctionsLead</name>
        <message>
            <source>Failed: {n}.</source>
            <translation>Fehlgeschlagen: {n}.</translation>
        </message>
        <message>
            <source>Functions…</source>
            <translation>Funktionen …</translation>
        </message>
        <message>
            <source>MCP servers: {n}.</source>
            <translation>MCP-Server: {n}.</translation>
        </message>
        <message>
            <source>What the assistant may do, and when it asks you first</source>
            <translation>Was der Assistent darf und wann er Sie vorher fragt</translation>
        </message>
        <message>
            <source>{n} of {total} functions are on.</source>
            <translation>{n} von {total} Funktionen sind ein.</translation>
        </message>
    </context>
    <context>
        <name>FunctionsPage</name>
        <message>
            <source>Add…</source>
            <translation>Hinzufügen …</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>Zustimmung</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Export the function</source>
            <translation>Funktion exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>Funktionen</translation>
        </message>
        <message>
            <source>Functions (*.json)</source>
            <translation>Funktionen (*.json)</translation>
        </message>
        <message>
            <source>Import a function</source>
            <translation>Funktion importieren</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>MCP servers…</source>
            <translation>MCP-Server …</translation>
        </message>
        <message>
            <source>Named on the command line, so it is on for this start.</source>
            <translation>Auf der Befehlszeile genannt, deshalb bis zum Beenden an.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Try it…</source>
            <translation>Ausprobieren …</translation>
        </message>
        <message>
            <source>What the assistant can do for you. You choose when it needs your consent.</source>
            <translation>Was die Assistenz für Sie tun kann. Sie bestimmen, wann sie Ihre Zustimmung braucht.</translation>
        </message>
        <message>
            <source>What the server says</source>
            <translation>Was der Server meldet</translation>
        </message>
        <message>
            <source>{name} (MCP server)</source>
            <translation>{name} (MCP-Server)</translation>
        </message>
        <message>
            <source>{name}: on</source>
            <translation>{name}: ein</translation>
        </message>
    </context>
    <context>
        <name>FunctionsTable</name>
        <message>
            <source>Consent</source>
            <translation>Zustimmung</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>Funktion</translation>
        </message>
        <message>
            <source>Functions and servers</source>
            <translation>Funktionen und Server</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
    </context>
    <context>
        <name>GroupHeader</name>
        <message>
            <source>Reset</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Reset {0}</source>
            <translation>{0} zurücksetzen</translation>
        </message>
        <message>
            <source>Restore the defaults of this group</source>
            <translation>Standardwerte dieser Gruppe wiederherstellen</translation>
        </message>
        <message>
            <source>{0}: show or hide</source>
            <translation>{0}: ein- oder ausblenden</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Advanced</source>
            <translation>Erweitert</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
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
            <source>Saved conversations</source>
            <translation>Gespeicherte Gespräche</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Set up my agent…</source>
            <translation>Meinen Agenten einrichten …</translation>
        </message>
        <message>
            <source>Set up the local companion…</source>
            <translation>Lokalen Begleiter einrichten …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>The local companion needs no account. Azure needs a Voice Live resource.</source>
            <translation>Der lokale Begleiter braucht kein Konto. Azure braucht eine Voice-Live-Ressource.</translation>
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
        <name>Inspector</name>
        <message>
            <source>Close the inspector</source>
            <translation>Inspektor schließen</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Leitung</translation>
        </message>
        <message>
            <source>Turns</source>
            <translation>Runden</translation>
        </message>
        <message>
            <source>Usage</source>
            <translation>Verbrauch</translation>
        </message>
        <message>
            <source>What the inspector shows</source>
            <translation>Was der Inspektor zeigt</translation>
        </message>
    </context>
    <context>
        <name>InspectorSide</name>
        <message>
            <source>The waveform holds the last 30 seconds only.</source>
            <translation>Die Wellenform reicht nur 30 Sekunden zurück.</translation>
        </message>
    </context>
    <context>
        <name>JsonTree</name>
        <message>
            <source>The message as JSON</source>
            <translation>Die Nachricht als JSON</translation>
        </message>
        <message>
            <source>… {n} more</source>
            <translation>… {n} weitere</translation>
        </message>
    </context>
    <context>
        <name>KeyEdit</name>
        <message>
            <source>None. Press a key.</source>
            <translation>Keine. Drücken Sie eine Taste.</translation>
        </message>
    </context>
    <context>
        <name>LanguageRow</name>
        <message>
            <source>Restart now</source>
            <translation>Jetzt neu starten</translation>
        </message>
        <message>
            <source>Restart the app now</source>
            <translation>Die App jetzt neu starten</translation>
        </message>
    </context>
    <context>
        <name>LevelSwitch</name>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Basic</source>
            <translation>Einfach</translation>
        </message>
        <message>
            <source>Basic or all settings</source>
            <translation>Einfache oder alle Einstellungen</translation>
        </message>
        <message>
            <source>Every setting, with the name the service uses for it</source>
            <translation>Alle Einstellungen, mit dem Namen, den der Dienst dafür verwendet</translation>
        </message>
        <message>
            <source>The settings most people need</source>
            <translation>Die Einstellungen, die die meisten brauchen</translation>
        </message>
    </context>
    <context>
        <name>LibraryMenus</name>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Copy as Markdown</source>
            <translation>Als Markdown kopieren</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Delete all (not in a conversation)</source>
            <translation>Alle löschen (nicht während eines Gesprächs)</translation>
        </message>
        <message>
            <source>Delete all…</source>
            <translation>Alle löschen …</translation>
        </message>
        <message>
            <source>Delete {n} conversations</source>
            <translation>{n} Gespräche löschen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren …</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>Neuer Name</translation>
        </message>
        <message>
            <source>New tag</source>
            <translation>Neues Schlagwort</translation>
        </message>
        <message>
            <source>New tag…</source>
            <translation>Neues Schlagwort …</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Anheften</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Rename conversation</source>
            <translation>Gespräch umbenennen</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen …</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Unpin</source>
            <translation>Lösen</translation>
        </message>
    </context>
    <context>
        <name>LibraryPainter</name>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
    </context>
    <context>
        <name>LibraryPanel</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close the list of conversations</source>
            <translation>Liste der Gespräche schließen</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>Gespräche</translation>
        </message>
        <message>
            <source>Conversations are not saved in this run.</source>
            <translation>In diesem Durchlauf werden keine Gespräche gespeichert.</translation>
        </message>
        <message>
            <source>Conversations are not saved. You can turn that on in Settings.</source>
            <translation>Gespräche werden nicht gespeichert. In den Einstellungen können Sie das ändern.</translation>
        </message>
        <message>
            <source>Import, delete all</source>
            <translation>Importieren, alle löschen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>No conversations match the filter.</source>
            <translation>Keine Gespräche passen zum Filter.</translation>
        </message>
        <message>
            <source>Search conversations</source>
            <translation>Gespräche durchsuchen</translation>
        </message>
        <message>
            <source>Search…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Your conversations will be listed here. They are saved on this computer, for you only.</source>
            <translation>Hier stehen später Ihre Gespräche. Sie werden auf diesem Computer gespeichert, nur für Sie.</translation>
        </message>
    </context>
    <context>
        <name>LineTab</name>
        <message>
            <source>Buffered before an answer starts</source>
            <translation>Gesammelt, bevor eine Antwort beginnt</translation>
        </message>
        <message>
            <source>Choose a closer region, or check your network.</source>
            <translation>Wählen Sie eine nähere Region oder prüfen Sie Ihr Netz.</translation>
        </message>
        <message>
            <source>Echo in the microphone</source>
            <translation>Echo im Mikrofon</translation>
        </message>
        <message>
            <source>Events say why: look for connection_lost.</source>
            <translation>Die Ereignisse sagen, warum: Suchen Sie connection_lost.</translation>
        </message>
        <message>
            <source>Filter Events by is:strange to see those that stand out.</source>
            <translation>Filtern Sie die Ereignisse mit is:strange, um die auffälligen zu sehen.</translation>
        </message>
        <message>
            <source>Jitter of the incoming audio</source>
            <translation>Schwankung des ankommenden Tons</translation>
        </message>
        <message>
            <source>Line and sound</source>
            <translation>Leitung und Ton</translation>
        </message>
        <message>
            <source>Messages ignored</source>
            <translation>Nicht beachtete Nachrichten</translation>
        </message>
        <message>
            <source>Microphone frames lost</source>
            <translation>Verlorene Mikrofonstücke</translation>
        </message>
        <message>
            <source>Move closer to the microphone, or raise its gain.</source>
            <translation>Gehen Sie näher ans Mikrofon oder erhöhen Sie die Verstärkung.</translation>
        </message>
        <message>
            <source>Noise at the microphone</source>
            <translation>Rauschen am Mikrofon</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>Pauses because sound came late</source>
            <translation>Pausen, weil Ton zu spät kam</translation>
        </message>
        <message>
            <source>Reconnect attempts</source>
            <translation>Wiederverbindungsversuche</translation>
        </message>
        <message>
            <source>Round trip</source>
            <translation>Hin und zurück</translation>
        </message>
        <message>
            <source>Sessions opened</source>
            <translation>Geöffnete Sitzungen</translation>
        </message>
        <message>
            <source>Speaker latency</source>
            <translation>Verzögerung des Lautsprechers</translation>
        </message>
        <message>
            <source>Speaker ran dry</source>
            <translation>Lautsprecher lief leer</translation>
        </message>
        <message>
            <source>The network was too slow; more is buffered automatically now.</source>
            <translation>Die Leitung war zu langsam; jetzt wird von selbst mehr gesammelt.</translation>
        </message>
        <message>
            <source>This computer was too busy; close other programs.</source>
            <translation>Dieser Computer war zu beschäftigt; schließen Sie andere Programme.</translation>
        </message>
        <message>
            <source>Turn noise reduction on, or choose another microphone.</source>
            <translation>Schalten Sie die Rauschunterdrückung ein oder wählen Sie ein anderes Mikrofon.</translation>
        </message>
        <message>
            <source>Use a cable instead of Wi-Fi, or reduce other traffic.</source>
            <translation>Ein Kabel statt WLAN oder weniger Verkehr hilft.</translation>
        </message>
        <message>
            <source>Use headphones, or turn echo cancellation on.</source>
            <translation>Nutzen Sie Kopfhörer oder schalten Sie die Echounterdrückung ein.</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Was hilft</translation>
        </message>
        <message>
            <source>Your voice at the microphone</source>
            <translation>Ihre Stimme am Mikrofon</translation>
        </message>
        <message>
            <source>{now} dB (from {low} to {high})</source>
            <translation>{now} dB (von {low} bis {high})</translation>
        </message>
    </context>
    <context>
        <name>LinesControl</name>
        <message>
            <source>One per line</source>
            <translation>Ein Eintrag pro Zeile</translation>
        </message>
    </context>
    <context>
        <name>LinkQuestion</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>Adresse kopieren</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open this page in your browser?</source>
            <translation>Diese Seite im Browser öffnen?</translation>
        </message>
        <message>
            <source>Write to this address?</source>
            <translation>An diese Adresse schreiben?</translation>
        </message>
    </context>
    <context>
        <name>LogChip</name>
        <message>
            <source>Recording log</source>
            <translation>Protokoll läuft</translation>
        </message>
        <message>
            <source>Recording {0}, with all words</source>
            <translation>{0} wird aufgezeichnet, mit allen Worten</translation>
        </message>
        <message>
            <source>Recording {0}, without words</source>
            <translation>{0} wird aufgezeichnet, ohne Worte</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Stop recording the session log</source>
            <translation>Sitzungsprotokoll beenden</translation>
        </message>
    </context>
    <context>
        <name>LoopPage</name>
        <message>
            <source>Plays a short chirp to find out whether the microphone picks up the speaker, and how late the echo comes.</source>
            <translation>Spielt ein kurzes Zirpen, um festzustellen, ob das Mikrofon den Lautsprecher hört und wie spät das Echo kommt.</translation>
        </message>
        <message>
            <source>Test again</source>
            <translation>Erneut testen</translation>
        </message>
    </context>
    <context>
        <name>McpImportDialog</name>
        <message>
            <source>Add servers</source>
            <translation>Server hinzufügen</translation>
        </message>
        <message>
            <source>Export MCP servers</source>
            <translation>MCP-Server exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>JSON-Dateien (*.json)</translation>
        </message>
        <message>
            <source>MCP servers</source>
            <translation>MCP-Server</translation>
        </message>
        <message>
            <source>MCP servers as JSON</source>
            <translation>MCP-Server als JSON</translation>
        </message>
        <message>
            <source>Open MCP servers</source>
            <translation>MCP-Server öffnen</translation>
        </message>
        <message>
            <source>Open file…</source>
            <translation>Datei öffnen …</translation>
        </message>
        <message>
            <source>Paste the “mcpServers” JSON of another assistant. Keys and tokens go to the keyring.</source>
            <translation>Fügen Sie das „mcpServers“-JSON eines anderen Assistenten ein. Schlüssel und Token kommen in den Schlüsselbund.</translation>
        </message>
        <message>
            <source>Use a form…</source>
            <translation>Formular …</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneButton</name>
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
            <source>Muted. Click to unmute (Ctrl+M)</source>
            <translation>Stumm. Klicken, um wieder gehört zu werden (Strg+M)</translation>
        </message>
    </context>
    <context>
        <name>MicrophoneEnd</name>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Microphone options</source>
            <translation>Mikrofon-Optionen</translation>
        </message>
    </context>
    <context>
        <name>MiniWindow</name>
        <message>
            <source>Close the mini window</source>
            <translation>Das Minifenster schließen</translation>
        </message>
        <message>
            <source>Show the large window</source>
            <translation>Das große Fenster zeigen</translation>
        </message>
        <message>
            <source>Voice Live Desktop, mini window</source>
            <translation>Voice Live Desktop, Minifenster</translation>
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
        <name>PartRow</name>
        <message>
            <source>Choose the local companion first.</source>
            <translation>Wählen Sie zuerst den lokalen Begleiter.</translation>
        </message>
        <message>
            <source>Not in a conversation: the transcript shows it.</source>
            <translation>Nicht im Gespräch: Dort zeigt es der Verlauf.</translation>
        </message>
        <message>
            <source>Not possible now.</source>
            <translation>Jetzt nicht möglich.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Try</source>
            <translation>Testen</translation>
        </message>
    </context>
    <context>
        <name>PastBar</name>
        <message>
            <source>Back to the present</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Continue this conversation</source>
            <translation>Dieses Gespräch fortsetzen</translation>
        </message>
        <message>
            <source>End the present conversation first.</source>
            <translation>Beenden Sie zuerst das laufende Gespräch.</translation>
        </message>
        <message>
            <source>Saved conversation from {day}, {time}</source>
            <translation>Gespeichertes Gespräch vom {day}, {time}</translation>
        </message>
        <message>
            <source>The assistant is told what was said, and you go on from there.</source>
            <translation>Der Assistent erfährt, was gesagt wurde, und Sie reden von dort weiter.</translation>
        </message>
    </context>
    <context>
        <name>PictureAdding</name>
        <message>
            <source>A message can contain up to {n} pictures.</source>
            <translation>Eine Nachricht kann bis zu {n} Bilder enthalten.</translation>
        </message>
        <message>
            <source>Adding pictures…</source>
            <translation>Bilder werden hinzugefügt …</translation>
        </message>
        <message>
            <source>This file is not a picture that can be read (PNG, JPEG, GIF, WebP or BMP).</source>
            <translation>Diese Datei ist kein lesbares Bild (PNG, JPEG, GIF, WebP oder BMP).</translation>
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
            <source>Conversation style</source>
            <translation>Gesprächsstil</translation>
        </message>
        <message>
            <source>Currently in use.</source>
            <translation>So ist es gerade eingestellt.</translation>
        </message>
        <message>
            <source>Preset {0}</source>
            <translation>Voreinstellung {0}</translation>
        </message>
    </context>
    <context>
        <name>PricesDialog</name>
        <message>
            <source>Budget for a month</source>
            <translation>Budget für einen Monat</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>Währung</translation>
        </message>
        <message>
            <source>For a million tokens. The lists are those in Microsoft's sample voice-live-interpreter-demo, read on {day}; compare them with your bill.</source>
            <translation>Für eine Million Token. Die Listen stammen aus Microsofts Beispiel voice-live-interpreter-demo, gelesen am {day}; vergleichen Sie sie mit Ihrer Rechnung.</translation>
        </message>
        <message>
            <source>From the cache: pictures</source>
            <translation>Aus dem Cache: Bilder</translation>
        </message>
        <message>
            <source>From the cache: sound</source>
            <translation>Aus dem Cache: Ton</translation>
        </message>
        <message>
            <source>From the cache: text</source>
            <translation>Aus dem Cache: Text</translation>
        </message>
        <message>
            <source>Input: pictures</source>
            <translation>Eingabe: Bilder</translation>
        </message>
        <message>
            <source>Input: sound</source>
            <translation>Eingabe: Ton</translation>
        </message>
        <message>
            <source>Input: text</source>
            <translation>Eingabe: Text</translation>
        </message>
        <message>
            <source>Open the file</source>
            <translation>Datei öffnen</translation>
        </message>
        <message>
            <source>Output: sound</source>
            <translation>Ausgabe: Ton</translation>
        </message>
        <message>
            <source>Output: text</source>
            <translation>Ausgabe: Text</translation>
        </message>
        <message>
            <source>Prices</source>
            <translation>Preise</translation>
        </message>
        <message>
            <source>Prices of</source>
            <translation>Preise vom</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehen von</translation>
        </message>
        <message>
            <source>Your own prices</source>
            <translation>Eigene Preise</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keins</translation>
        </message>
    </context>
    <context>
        <name>PrivateButton</name>
        <message>
            <source>Make this conversation private: what was saved of it is deleted.</source>
            <translation>Dieses Gespräch privat machen: Was davon gespeichert wurde, wird gelöscht.</translation>
        </message>
        <message>
            <source>Nothing of the next conversation is saved. Click to save conversations again.</source>
            <translation>Vom nächsten Gespräch wird nichts gespeichert. Klicken Sie, um Gespräche wieder zu speichern.</translation>
        </message>
        <message>
            <source>Nothing of this conversation is saved. It stays private until it ends.</source>
            <translation>Von diesem Gespräch wird nichts gespeichert. Es bleibt bis zum Ende privat.</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Privat</translation>
        </message>
        <message>
            <source>Private conversation</source>
            <translation>Privates Gespräch</translation>
        </message>
        <message>
            <source>Private conversation: nothing of it is saved.</source>
            <translation>Privates Gespräch: Nichts davon wird gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>ProfilePicker</name>
        <message>
            <source>A set of settings for one purpose</source>
            <translation>Einstellungen für einen bestimmten Zweck</translation>
        </message>
        <message>
            <source>Changed since it was saved</source>
            <translation>Seit dem Speichern geändert</translation>
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
            <source>Export profile</source>
            <translation>Profil exportieren</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Import profile</source>
            <translation>Profil importieren</translation>
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
            <source>Name</source>
            <translation>Name</translation>
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
            <source>Rename</source>
            <translation>Umbenennen</translation>
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
            <source>Save the changed profile</source>
            <translation>Das geänderte Profil speichern</translation>
        </message>
        <message>
            <source>Save the current settings in this profile</source>
            <translation>Die aktuellen Einstellungen in diesem Profil speichern</translation>
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
        <name>RecordButton</name>
        <message>
            <source>Only conversations that are saved can be recorded.</source>
            <translation>Nur Gespräche, die gespeichert werden, lassen sich aufnehmen.</translation>
        </message>
        <message>
            <source>Record the next conversation, about 2 MB a minute.</source>
            <translation>Das nächste Gespräch aufnehmen, etwa 2 MB pro Minute.</translation>
        </message>
        <message>
            <source>Record this conversation</source>
            <translation>Dieses Gespräch aufnehmen</translation>
        </message>
        <message>
            <source>Record this conversation, about 2 MB a minute.</source>
            <translation>Dieses Gespräch aufnehmen, etwa 2 MB pro Minute.</translation>
        </message>
        <message>
            <source>Recording both sides. Click to stop.</source>
            <translation>Beide Seiten werden aufgenommen. Klicken Sie zum Beenden.</translation>
        </message>
        <message>
            <source>The next conversation is recorded. Click to cancel.</source>
            <translation>Das nächste Gespräch wird aufgenommen. Klicken Sie zum Abbrechen.</translation>
        </message>
    </context>
    <context>
        <name>RecordingPage</name>
        <message>
            <source>Record 3 seconds</source>
            <translation>3 Sekunden aufnehmen</translation>
        </message>
        <message>
            <source>Record three seconds of your voice, then listen to it.</source>
            <translation>Nehmen Sie drei Sekunden Ihrer Stimme auf und hören Sie sich an.</translation>
        </message>
        <message>
            <source>Was your voice clear?</source>
            <translation>War Ihre Stimme deutlich?</translation>
        </message>
    </context>
    <context>
        <name>RemovalQuestion</name>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove?</source>
            <translation>Entfernen?</translation>
        </message>
        <message>
            <source>“{name}” and its settings will be removed. This can't be undone.</source>
            <translation>„{name}“ wird mit allen Einstellungen entfernt. Das lässt sich nicht rückgängig machen.</translation>
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
            <source>Audio (*.wav)</source>
            <translation>Audio (*.wav)</translation>
        </message>
        <message>
            <source>Save the sound</source>
            <translation>Ton speichern</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Search settings…</source>
            <translation>Einstellungen durchsuchen …</translation>
        </message>
    </context>
    <context>
        <name>SecretFields</name>
        <message>
            <source>Kept in the keyring. Leave a field empty to keep what is there.</source>
            <translation>Kommt in den Schlüsselbund. Leer gelassen bleibt, was dort ist.</translation>
        </message>
        <message>
            <source>Value of {name}</source>
            <translation>Wert von {name}</translation>
        </message>
    </context>
    <context>
        <name>ServerForm</name>
        <message>
            <source>A program</source>
            <translation>Ein Programm</translation>
        </message>
        <message>
            <source>A web address</source>
            <translation>Eine Webadresse</translation>
        </message>
        <message>
            <source>A web address that the service calls</source>
            <translation>Eine Webadresse, die der Dienst aufruft</translation>
        </message>
        <message>
            <source>Add MCP server</source>
            <translation>MCP-Server hinzufügen</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Allowed tools</source>
            <translation>Erlaubte Werkzeuge</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>Freigabe</translation>
        </message>
        <message>
            <source>Authorization</source>
            <translation>Autorisierung</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Edit MCP server</source>
            <translation>MCP-Server bearbeiten</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>It runs on this computer with your rights.</source>
            <translation>Es läuft auf diesem Computer mit Ihren Rechten.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>The command has an unmatched quotation mark.</source>
            <translation>Im Befehl fehlt ein Anführungszeichen.</translation>
        </message>
        <message>
            <source>The voice service calls it; it must be able to reach the address.</source>
            <translation>Der Sprachdienst ruft sie auf; er muss die Adresse erreichen können.</translation>
        </message>
        <message>
            <source>This app calls it.</source>
            <translation>Diese App ruft sie auf.</translation>
        </message>
        <message>
            <source>Values and keys go to the keyring.</source>
            <translation>Werte und Schlüssel kommen in den Schlüsselbund.</translation>
        </message>
        <message>
            <source>Variables or headers</source>
            <translation>Variablen oder Header</translation>
        </message>
        <message>
            <source>value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>ServerQuestion</name>
        <message>
            <source>Allow</source>
            <translation>Erlauben</translation>
        </message>
        <message>
            <source>Folder: {folder}</source>
            <translation>Ordner: {folder}</translation>
        </message>
        <message>
            <source>Let the service call this server?</source>
            <translation>Darf der Dienst diesen Server aufrufen?</translation>
        </message>
        <message>
            <source>Start it</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Start this server?</source>
            <translation>Diesen Server starten?</translation>
        </message>
        <message>
            <source>The voice service will call “{name}” for you and get its keys:</source>
            <translation>Der Sprachdienst ruft „{name}“ für Sie auf und erhält die Schlüssel dafür:</translation>
        </message>
        <message>
            <source>Variables and headers: {names}</source>
            <translation>Variablen und Header: {names}</translation>
        </message>
        <message>
            <source>“{name}” will be connected:</source>
            <translation>„{name}“ wird verbunden:</translation>
        </message>
        <message>
            <source>“{name}” will run on this computer with your rights:</source>
            <translation>„{name}“ wird auf diesem Computer mit Ihren Rechten ausgeführt:</translation>
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
            <source>Lights up while the service hears speech. Its threshold is {0} on a scale from 0 to 1, not in dB.</source>
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
            <source>Rejected by the service. {0}</source>
            <translation>Vom Dienst abgelehnt. {0}</translation>
        </message>
        <message>
            <source>Remove custom fields</source>
            <translation>Eigene Felder entfernen</translation>
        </message>
        <message>
            <source>Session as JSON</source>
            <translation>Sitzung als JSON</translation>
        </message>
        <message>
            <source>What the app sends to set up the session. You can change it: known fields update Settings, anything else is sent as is.</source>
            <translation>Was die App zum Einrichten der Sitzung sendet. Sie können es ändern: Bekannte Felder ändern die Einstellungen, alles andere wird unverändert gesendet.</translation>
        </message>
    </context>
    <context>
        <name>SessionLogDialog</name>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen …</translation>
        </message>
        <message>
            <source>Include what is said and typed</source>
            <translation>Gesprochenes und Getipptes aufnehmen</translation>
        </message>
        <message>
            <source>Record a session log</source>
            <translation>Sitzungsprotokoll aufzeichnen</translation>
        </message>
        <message>
            <source>Record the session log to</source>
            <translation>Sitzungsprotokoll speichern unter</translation>
        </message>
        <message>
            <source>Records every message to and from the service, with times, so that you can find out why something happened or share it with support. Audio, keys and tokens are never included. You can open the log in this window later.</source>
            <translation>Zeichnet jede Nachricht an den Dienst und von ihm auf, mit Uhrzeit, damit Sie herausfinden können, warum etwas geschah, oder es dem Support geben können. Audio, Schlüssel und Tokens sind nie enthalten. Sie können das Protokoll später in diesem Fenster öffnen.</translation>
        </message>
        <message>
            <source>Session logs (*.{0})</source>
            <translation>Sitzungsprotokolle (*.{0})</translation>
        </message>
    </context>
    <context>
        <name>SessionLogQuestions</name>
        <message>
            <source>Open session log</source>
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
            <source>Changed from “{0}”, which doesn't work with the current “{1}”.</source>
            <translation>Vorher „{0}“: Das passt nicht zur aktuellen Einstellung „{1}“.</translation>
        </message>
        <message>
            <source>Changed from “{0}”, which doesn't work with your other choices.</source>
            <translation>Vorher „{0}“: Das passt nicht zu Ihrer übrigen Auswahl.</translation>
        </message>
        <message>
            <source>Dimmed settings only have an effect with Azure.</source>
            <translation>Ausgegraute Einstellungen wirken nur mit Azure.</translation>
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
            <source>Rejected: {0} Still in use: {1}.</source>
            <translation>Abgelehnt: {0} Weiterhin gilt: {1}.</translation>
        </message>
        <message>
            <source>Rejected: {0} The session keeps the old value.</source>
            <translation>Abgelehnt: {0} Die Sitzung behält den alten Wert.</translation>
        </message>
        <message>
            <source>The agent sets what is dimmed here.</source>
            <translation>Ausgegrautes legt der Agent fest.</translation>
        </message>
        <message>
            <source>The service rejected this: {0}</source>
            <translation>Der Dienst hat das abgelehnt: {0}</translation>
        </message>
        <message>
            <source>The service uses: {0}</source>
            <translation>Der Dienst verwendet: {0}</translation>
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
        <name>SettingsContents</name>
        <message>
            <source>Everything the app sends to set up the session, to read, change and copy</source>
            <translation>Alles, was die App zum Einrichten der Sitzung sendet: lesen, ändern, kopieren</translation>
        </message>
        <message>
            <source>No settings match “{0}”.</source>
            <translation>Keine Einstellung passt zu „{0}“.</translation>
        </message>
        <message>
            <source>Session as JSON…</source>
            <translation>Sitzung als JSON …</translation>
        </message>
        <message>
            <source>Show the session as JSON</source>
            <translation>Die Sitzung als JSON anzeigen</translation>
        </message>
    </context>
    <context>
        <name>SettingsTitle</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Undo the last change of settings</source>
            <translation>Letzte Änderung der Einstellungen rückgängig machen</translation>
        </message>
        <message>
            <source>Undo: {0}</source>
            <translation>Rückgängig: {0}</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Bring back an earlier message</source>
            <translation>Frühere Nachricht zurückholen</translation>
        </message>
        <message>
            <source>Go to a button of a call that waits for you; once more to press it</source>
            <translation>Zu einem Knopf eines Aufrufs gehen, der auf Sie wartet; noch einmal drückt ihn</translation>
        </message>
        <message>
            <source>Go to the next control</source>
            <translation>Zum nächsten Bedienelement</translation>
        </message>
        <message>
            <source>Go to the next part of the window</source>
            <translation>Zum nächsten Bereich des Fensters</translation>
        </message>
        <message>
            <source>Go to the part before</source>
            <translation>Zum vorigen Bereich</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Mute or unmute, also while you use another app</source>
            <translation>Stumm oder wieder an, auch während Sie eine andere App benutzen</translation>
        </message>
        <message>
            <source>New line in the message</source>
            <translation>Neue Zeile in der Nachricht</translation>
        </message>
        <message>
            <source>Send the message; starts a conversation if there is none</source>
            <translation>Nachricht senden; beginnt ein Gespräch, wenn keines läuft</translation>
        </message>
        <message>
            <source>Start or end the conversation</source>
            <translation>Gespräch beginnen oder beenden</translation>
        </message>
        <message>
            <source>Talk, also while you use another app</source>
            <translation>Sprechen, auch während Sie eine andere App benutzen</translation>
        </message>
        <message>
            <source>Talk: hold it, or tap it to keep talking (Push-to-talk, Hold-to-mute)</source>
            <translation>Sprechen: halten, oder antippen und weitersprechen (Push-to-Talk, Halten zum Stummschalten)</translation>
        </message>
    </context>
    <context>
        <name>SieveButton</name>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Any</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jederzeit</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter (some conversations are hidden)</source>
            <translation>Filter (einige Gespräche sind ausgeblendet)</translation>
        </message>
        <message>
            <source>Filter the conversations</source>
            <translation>Gespräche filtern</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>With recording</source>
            <translation>Mit Aufnahme</translation>
        </message>
    </context>
    <context>
        <name>SoundCheckDialog</name>
        <message>
            <source>Apply</source>
            <translation>Übernehmen</translation>
        </message>
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
    </context>
    <context>
        <name>SpeakerEnd</name>
        <message>
            <source>Hear the assistant again</source>
            <translation>Assistenten wieder hören</translation>
        </message>
        <message>
            <source>Silence the assistant</source>
            <translation>Assistenten stummschalten</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>Hold the talk button, or click here and hold {key}</source>
            <translation>Sprechtaste halten oder hier klicken und {key} halten</translation>
        </message>
        <message>
            <source>Interrupt the answer</source>
            <translation>Antwort unterbrechen</translation>
        </message>
        <message>
            <source>Start a conversation</source>
            <translation>Gespräch beginnen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Still trying… {0} s</source>
            <translation>Verbindet noch … {0} s</translation>
        </message>
        <message>
            <source>You are talking while muted</source>
            <translation>Sie sprechen, sind aber stumm</translation>
        </message>
        <message>
            <source>{0} s</source>
            <translation>{0} s</translation>
        </message>
        <message>
            <source>{0} s. Waiting for the model.</source>
            <translation>{0} s. Warten auf das Modell.</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>Add the endpoint of your Azure resource, or choose the local companion.</source>
            <translation>Tragen Sie den Endpunkt Ihrer Azure-Ressource ein oder wählen Sie den lokalen Begleiter.</translation>
        </message>
        <message>
            <source>Check microphone and speaker…</source>
            <translation>Mikrofon und Lautsprecher prüfen …</translation>
        </message>
        <message>
            <source>My agent…</source>
            <translation>Mein Agent …</translation>
        </message>
        <message>
            <source>Say or type anything, for example:</source>
            <translation>Sagen oder schreiben Sie etwas, zum Beispiel:</translation>
        </message>
        <message>
            <source>Say: {text}</source>
            <translation>Sagen: {text}</translation>
        </message>
        <message>
            <source>Start page</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Talk to your Azure resource.</source>
            <translation>Sprechen Sie mit Ihrer Azure-Ressource.</translation>
        </message>
        <message>
            <source>Talk to your own agent before you deploy it.</source>
            <translation>Sprechen Sie mit Ihrem eigenen Agenten, bevor Sie ihn bereitstellen.</translation>
        </message>
        <message>
            <source>Tell me a long story.</source>
            <translation>Tell me a long story.</translation>
        </message>
        <message>
            <source>There is no conversation in this session log.</source>
            <translation>In diesem Sitzungsprotokoll ist kein Gespräch.</translation>
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
        <name>Studio</name>
        <message>
            <source>Clip</source>
            <translation>Clip</translation>
        </message>
        <message>
            <source>Clip lamp</source>
            <translation>Übersteuerungsanzeige</translation>
        </message>
        <message>
            <source>Lights up when your microphone is too loud. Click to reset.</source>
            <translation>Leuchtet, wenn Ihr Mikrofon zu laut ist. Zum Zurücksetzen klicken.</translation>
        </message>
        <message>
            <source>Talk mode</source>
            <translation>Sprechmodus</translation>
        </message>
        <message>
            <source>When your microphone is on: always, or only while you hold the talk key</source>
            <translation>Wann Ihr Mikrofon an ist: immer oder nur, solange Sie die Sprechtaste halten</translation>
        </message>
    </context>
    <context>
        <name>TalkButton</name>
        <message>
            <source>Hold to mute</source>
            <translation>Stummtaste</translation>
        </message>
        <message>
            <source>Hold to talk</source>
            <translation>Sprechtaste</translation>
        </message>
    </context>
    <context>
        <name>TextArea</name>
        <message>
            <source>Your text was cut off: this field takes up to 100,000 characters.</source>
            <translation>Ihr Text wurde abgeschnitten: Dieses Feld nimmt höchstens 100.000 Zeichen auf.</translation>
        </message>
    </context>
    <context>
        <name>ThresholdLines</name>
        <message>
            <source>Above this level you count as talking. Drag to change.</source>
            <translation>Über diesem Pegel gelten Sie als sprechend. Zum Ändern ziehen.</translation>
        </message>
        <message>
            <source>Below this level you count as silent. Drag to change.</source>
            <translation>Unter diesem Pegel gelten Sie als still. Zum Ändern ziehen.</translation>
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
            <source>Did you hear them?</source>
            <translation>Haben Sie sie gehört?</translation>
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
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>You should hear three notes. Set a comfortable volume.</source>
            <translation>Sie sollten drei Töne hören. Stellen Sie eine angenehme Lautstärke ein.</translation>
        </message>
    </context>
    <context>
        <name>TranscriptPane</name>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Go to the newest</source>
            <translation>Zum Neuesten</translation>
        </message>
        <message>
            <source>Open {address}…</source>
            <translation>{address} öffnen …</translation>
        </message>
        <message>
            <source>Show its messages</source>
            <translation>Nachrichten dazu zeigen</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Transkript</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Show window</source>
            <translation>Fenster zeigen</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Sprechen</translation>
        </message>
    </context>
    <context>
        <name>TurnsModel</name>
        <message>
            <source>9 of 10 within</source>
            <translation>9 von 10 in</translation>
        </message>
        <message>
            <source>Asked at</source>
            <translation>Gefragt um</translation>
        </message>
        <message>
            <source>At the speaker</source>
            <translation>Am Lautsprecher</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>First sound</source>
            <translation>Erster Ton</translation>
        </message>
        <message>
            <source>First text</source>
            <translation>Erster Text</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>Funktionen</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Gehört</translation>
        </message>
        <message>
            <source>Hearing you out</source>
            <translation>Zuhören</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>Milliseconds from the end of your speech to the first sample at the speaker</source>
            <translation>Millisekunden vom Ende Ihres Sprechens bis zum ersten Ton am Lautsprecher</translation>
        </message>
        <message>
            <source>Milliseconds from the end of your speech to the first sound on the socket</source>
            <translation>Millisekunden vom Ende Ihres Sprechens bis zum ersten Ton von der Verbindung</translation>
        </message>
        <message>
            <source>Milliseconds from the end of your speech to the first text on the socket</source>
            <translation>Millisekunden vom Ende Ihres Sprechens bis zum ersten Text von der Verbindung</translation>
        </message>
        <message>
            <source>Milliseconds from the end of your speech until the service had heard it end</source>
            <translation>Millisekunden vom Ende Ihres Sprechens, bis der Dienst dieses Ende gehört hatte</translation>
        </message>
        <message>
            <source>Milliseconds in which a call waited for you to allow or answer it; no other column counts them</source>
            <translation>Millisekunden, in denen ein Aufruf auf Ihre Erlaubnis oder Antwort gewartet hat; keine andere Spalte zählt sie mit</translation>
        </message>
        <message>
            <source>Milliseconds in which functions ran</source>
            <translation>Millisekunden, in denen Funktionen liefen</translation>
        </message>
        <message>
            <source>Milliseconds that a message takes to the service and back</source>
            <translation>Millisekunden, die eine Nachricht zum Dienst und zurück braucht</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>The answer</source>
            <translation>Die Antwort</translation>
        </message>
        <message>
            <source>This program</source>
            <translation>Dieses Programm</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Runde</translation>
        </message>
        <message>
            <source>Waiting for you</source>
            <translation>Wartet auf Sie</translation>
        </message>
        <message>
            <source>Waterfall</source>
            <translation>Wasserfall</translation>
        </message>
        <message>
            <source>Worst</source>
            <translation>Schlechteste</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>vollständig</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>false start</source>
            <translation>Fehlstart</translation>
        </message>
        <message>
            <source>incomplete</source>
            <translation>unvollständig</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>lasts</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>keine Antwort</translation>
        </message>
        <message>
            <source>{ended}, after turn {n}</source>
            <translation>{ended}, nach Runde {n}</translation>
        </message>
        <message>
            <source>{part}: {ms} ms</source>
            <translation>{part}: {ms} ms</translation>
        </message>
    </context>
    <context>
        <name>TurnsTab</name>
        <message>
            <source>1 false start</source>
            <translation>1 Fehlstart</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>Als CSV kopieren</translation>
        </message>
        <message>
            <source>Say something; each turn gets a line here. Double-click one for its messages.</source>
            <translation>Sagen Sie etwas; jede Runde bekommt hier eine Zeile. Ein Doppelklick zeigt ihre Nachrichten.</translation>
        </message>
        <message>
            <source>Times in ms</source>
            <translation>Zeiten in ms</translation>
        </message>
        <message>
            <source>Turns</source>
            <translation>Runden</translation>
        </message>
        <message>
            <source>{n} failed or cut short</source>
            <translation>{n} fehlgeschlagen oder gekürzt</translation>
        </message>
        <message>
            <source>{n} false starts</source>
            <translation>{n} Fehlstarts</translation>
        </message>
        <message>
            <source>{n} interrupted</source>
            <translation>{n} unterbrochen</translation>
        </message>
        <message>
            <source>{n} without an answer</source>
            <translation>{n} ohne Antwort</translation>
        </message>
    </context>
    <context>
        <name>UpdatesDialog</name>
        <message>
            <source>Check daily</source>
            <translation>Täglich prüfen</translation>
        </message>
        <message>
            <source>Check for updates</source>
            <translation>Nach Updates suchen</translation>
        </message>
        <message>
            <source>Check now</source>
            <translation>Jetzt prüfen</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Could not check for updates.</source>
            <translation>Es konnte nicht nach Updates gesucht werden.</translation>
        </message>
        <message>
            <source>See what's new</source>
            <translation>Neuerungen ansehen</translation>
        </message>
        <message>
            <source>Version {new} is available. You have {version}.</source>
            <translation>Version {new} ist verfügbar. Sie haben {version}.</translation>
        </message>
        <message>
            <source>You have the latest version, {version}.</source>
            <translation>Sie haben die neueste Version, {version}.</translation>
        </message>
        <message>
            <source>You have version {version}.</source>
            <translation>Sie haben Version {version}.</translation>
        </message>
    </context>
    <context>
        <name>UsageTab</name>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Answers without a count</source>
            <translation>Antworten ohne Zählung</translation>
        </message>
        <message>
            <source>Edit prices…</source>
            <translation>Preise bearbeiten …</translation>
        </message>
        <message>
            <source>Estimate by your prices of {dated}; voices and avatars billed by time are not in it.</source>
            <translation>Schätzung nach Ihren Preisen vom {dated}; nach Zeit berechnete Stimmen und Avatare sind nicht enthalten.</translation>
        </message>
        <message>
            <source>Estimated cost</source>
            <translation>Geschätzte Kosten</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Input from the cache</source>
            <translation>Eingabe aus dem Cache</translation>
        </message>
        <message>
            <source>Input: pictures</source>
            <translation>Eingabe: Bilder</translation>
        </message>
        <message>
            <source>Input: sound</source>
            <translation>Eingabe: Ton</translation>
        </message>
        <message>
            <source>Input: text</source>
            <translation>Eingabe: Text</translation>
        </message>
        <message>
            <source>No prices are known. “Edit prices…” has lists to start from.</source>
            <translation>Es sind keine Preise bekannt. „Preise bearbeiten …“ hat Listen, von denen Sie ausgehen können.</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Output: reasoning</source>
            <translation>Ausgabe: Überlegen</translation>
        </message>
        <message>
            <source>Output: sound</source>
            <translation>Ausgabe: Ton</translation>
        </message>
        <message>
            <source>Output: text</source>
            <translation>Ausgabe: Text</translation>
        </message>
        <message>
            <source>These tokens are counted on your own computer or agent; Azure charges nothing for them.</source>
            <translation>Azure berechnet für diese Token nichts: Ihr eigener Computer oder Agent hat sie gezählt.</translation>
        </message>
        <message>
            <source>This answer</source>
            <translation>Diese Antwort</translation>
        </message>
        <message>
            <source>This conversation</source>
            <translation>Dieses Gespräch</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Dieser Monat</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Tokens</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Tokens used</source>
            <translation>Verbrauchte Token</translation>
        </message>
        <message>
            <source>no date</source>
            <translation>ohne Datum</translation>
        </message>
        <message>
            <source>{name}: {left} of {all} left, full again in {s} s</source>
            <translation>{name}: noch {left} von {all}, wieder voll in {s} s</translation>
        </message>
        <message>
            <source>{percent} % of this month's budget of {budget} {currency} are used.</source>
            <translation>{percent} % des Monatsbudgets von {budget} {currency} sind verbraucht.</translation>
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
            <source>no speech</source>
            <translation>keine Sprache</translation>
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
        <name>VoiceList</name>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
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
            <source>Say a sentence or two, as you would in a conversation.</source>
            <translation>Sagen Sie ein, zwei Sätze, so wie in einem Gespräch.</translation>
        </message>
    </context>
    <context>
        <name>VoicesDialog</name>
        <message>
            <source>A sample is one sentence from your Azure resource.</source>
            <translation>Eine Hörprobe ist ein Satz von Ihrer Azure-Ressource.</translation>
        </message>
        <message>
            <source>For example “german female” or “HD”</source>
            <translation>Zum Beispiel „deutsch weiblich“ oder „HD“</translation>
        </message>
        <message>
            <source>Getting a sample…</source>
            <translation>Hörprobe wird geladen …</translation>
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
            <source>No voices match “{0}”.</source>
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
            <source>The local companion plays every voice with its own. Connect to Azure to hear the real one.</source>
            <translation>Der lokale Begleiter spricht immer mit seiner eigenen Stimme. Die echten Stimmen hören Sie mit Azure.</translation>
        </message>
        <message>
            <source>This voice can't be played now. {0}</source>
            <translation>Diese Stimme lässt sich gerade nicht abspielen. {0}</translation>
        </message>
        <message>
            <source>Use this voice</source>
            <translation>Diese Stimme verwenden</translation>
        </message>
        <message>
            <source>Voice missing? Type its name in Settings.</source>
            <translation>Stimme nicht dabei? Geben Sie den Namen in den Einstellungen ein.</translation>
        </message>
        <message>
            <source>Voice type</source>
            <translation>Stimmtyp</translation>
        </message>
        <message>
            <source>Voices</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>You can preview a voice while nobody is speaking.</source>
            <translation>Sie können eine Stimme anhören, solange niemand spricht.</translation>
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
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Resume the waveform</source>
            <translation>Wellenform fortsetzen</translation>
        </message>
        <message>
            <source>Show the messages of this moment</source>
            <translation>Nachrichten dieses Moments zeigen</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>You above, the assistant below. Brackets: speech the service heard. Arrows: interruptions.</source>
            <translation>Oben Sie, unten der Assistent. Klammern: vom Dienst gehörte Sprache. Pfeile: Unterbrechungen.</translation>
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
        <name>Ways</name>
        <message>
            <source>Change…</source>
            <translation>Ändern …</translation>
        </message>
        <message>
            <source>Connect to Azure…</source>
            <translation>Mit Azure verbinden …</translation>
        </message>
        <message>
            <source>Improve…</source>
            <translation>Verbessern …</translation>
        </message>
        <message>
            <source>Natural voices and large models.</source>
            <translation>Natürliche Stimmen und große Modelle.</translation>
        </message>
        <message>
            <source>Talk now</source>
            <translation>Jetzt sprechen</translation>
        </message>
        <message>
            <source>Use my local model…</source>
            <translation>Mein Modell verwenden …</translation>
        </message>
        <message>
            <source>Your model</source>
            <translation>Ihr Modell</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>A voice you like</source>
            <translation>Eine Stimme, die Ihnen gefällt</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Check that you can be heard. You can also do this later.</source>
            <translation>Prüfen Sie, ob Sie zu hören sind. Das geht auch später.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Each voice says a sentence. All voices are in the settings.</source>
            <translation>Jede Stimme sagt einen Satz. Alle Stimmen stehen in den Einstellungen.</translation>
        </message>
        <message>
            <source>Hear and use {voice}</source>
            <translation>{voice} hören und verwenden</translation>
        </message>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Press Start and talk. Interrupt whenever you like; Ctrl+M mutes your microphone.</source>
            <translation>Start drücken und sprechen. Unterbrechen Sie jederzeit; Strg+M schaltet Ihr Mikrofon stumm.</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Say something. The bar moves when you can be heard.</source>
            <translation>Sagen Sie etwas. Der Balken bewegt sich, wenn Sie zu hören sind.</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>This microphone cannot be opened. Choose another one at the bottom left.</source>
            <translation>Dieses Mikrofon lässt sich nicht öffnen. Wählen Sie unten links ein anderes.</translation>
        </message>
        <message>
            <source>Try the microphone</source>
            <translation>Mikrofon ausprobieren</translation>
        </message>
        <message>
            <source>You can be heard.</source>
            <translation>Sie sind zu hören.</translation>
        </message>
        <message>
            <source>Your microphone</source>
            <translation>Ihr Mikrofon</translation>
        </message>
        <message>
            <source>{n} of 3</source>
            <translation>{n} von 3</translation>
        </message>
    </context>
    <context>
        <name>WelcomeWindow</name>
        <message>
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
    </context>
    <context>
        <name>actions</name>
        <message>
            <source>About</source>
            <translation>Info</translation>
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
            <source>Check for updates…</source>
            <translation>Nach Updates suchen …</translation>
        </message>
        <message>
            <source>Clear the transcript</source>
            <translation>Transkript leeren</translation>
        </message>
        <message>
            <source>Command palette…</source>
            <translation>Befehlspalette …</translation>
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
            <source>Copy as Markdown</source>
            <translation>Als Markdown kopieren</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Find audio devices</source>
            <translation>Audiogeräte suchen</translation>
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
            <source>Functions…</source>
            <translation>Funktionen …</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Keyboard shortcuts…</source>
            <translation>Tastenkürzel …</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Größerer Text</translation>
        </message>
        <message>
            <source>Local companion…</source>
            <translation>Lokaler Begleiter …</translation>
        </message>
        <message>
            <source>Mini window</source>
            <translation>Minifenster</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>My agent…</source>
            <translation>Mein Agent …</translation>
        </message>
        <message>
            <source>Normal text size (now {n} %)</source>
            <translation>Normale Textgröße (jetzt {n} %)</translation>
        </message>
        <message>
            <source>Open session log…</source>
            <translation>Sitzungsprotokoll öffnen …</translation>
        </message>
        <message>
            <source>Private conversation</source>
            <translation>Privates Gespräch</translation>
        </message>
        <message>
            <source>Record a session log…</source>
            <translation>Sitzungsprotokoll aufzeichnen …</translation>
        </message>
        <message>
            <source>Regenerate with…</source>
            <translation>Neu generieren mit …</translation>
        </message>
        <message>
            <source>Save conversations again</source>
            <translation>Gespräche wieder speichern</translation>
        </message>
        <message>
            <source>Save diagnostics…</source>
            <translation>Diagnosedaten speichern …</translation>
        </message>
        <message>
            <source>Saved conversations</source>
            <translation>Gespeicherte Gespräche</translation>
        </message>
        <message>
            <source>Search conversations…</source>
            <translation>Gespräche durchsuchen …</translation>
        </message>
        <message>
            <source>Session as JSON…</source>
            <translation>Sitzung als JSON …</translation>
        </message>
        <message>
            <source>Set up my agent…</source>
            <translation>Meinen Agenten einrichten …</translation>
        </message>
        <message>
            <source>Set up the local companion…</source>
            <translation>Lokalen Begleiter einrichten …</translation>
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
            <source>Stop recording the log</source>
            <translation>Sitzungsprotokoll beenden</translation>
        </message>
        <message>
            <source>Stop the answer</source>
            <translation>Antwort stoppen</translation>
        </message>
        <message>
            <source>Studio</source>
            <translation>Studio</translation>
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
            <source>Welcome…</source>
            <translation>Willkommen …</translation>
        </message>
    </context>
    <context>
        <name>agent</name>
        <message>
            <source>Add voiceLiveCompatible: "true" to the metadata in {file}.</source>
            <translation>Ergänzen Sie voiceLiveCompatible: "true" in den Metadaten von {file}.</translation>
        </message>
        <message>
            <source>All events have the right names.</source>
            <translation>Alle Ereignisse haben die richtigen Namen.</translation>
        </message>
        <message>
            <source>Almost ready: some checks are missing</source>
            <translation>Fast bereit: einige Prüfungen fehlen noch</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>Wird geprüft …</translation>
        </message>
        <message>
            <source>Choose your agent's folder to have its manifest checked.</source>
            <translation>Wählen Sie den Ordner Ihres Agenten, damit das Manifest geprüft wird.</translation>
        </message>
        <message>
            <source>Event names were not checked.</source>
            <translation>Die Namen der Ereignisse wurden nicht geprüft.</translation>
        </message>
        <message>
            <source>GET /readiness answers 200.</source>
            <translation>GET /readiness antwortet 200.</translation>
        </message>
        <message>
            <source>GET /readiness answers {status}. Add it, so that Foundry sees your agent.</source>
            <translation>GET /readiness antwortet {status}. Ergänzen Sie es, damit Foundry Ihren Agenten sieht.</translation>
        </message>
        <message>
            <source>GET /readiness answers {status}. Voice Live waits until it is 200.</source>
            <translation>GET /readiness antwortet {status}. Voice Live wartet, bis es 200 ist.</translation>
        </message>
        <message>
            <source>HTML</source>
            <translation>HTML</translation>
        </message>
        <message>
            <source>It answers by the {protocol} protocol.</source>
            <translation>Er antwortet über das Protokoll {protocol}.</translation>
        </message>
        <message>
            <source>It could not be started: {code}.</source>
            <translation>Start nicht möglich: {code}.</translation>
        </message>
        <message>
            <source>It ended with exit code {code}.</source>
            <translation>Beendet mit Exitcode {code}.</translation>
        </message>
        <message>
            <source>It refused the turn (HTTP {status}).</source>
            <translation>Er hat die Anfrage abgelehnt (HTTP {status}).</translation>
        </message>
        <message>
            <source>It reported a failure.</source>
            <translation>Er hat einen Fehler gemeldet.</translation>
        </message>
        <message>
            <source>It says: {words}</source>
            <translation>Er sagt: {words}</translation>
        </message>
        <message>
            <source>Its text can be spoken.</source>
            <translation>Der Text lässt sich sprechen.</translation>
        </message>
        <message>
            <source>Its text doesn't sound good read aloud: {kinds}.</source>
            <translation>Der Text klingt vorgelesen nicht gut: {kinds}.</translation>
        </message>
        <message>
            <source>Markdown</source>
            <translation>Markdown</translation>
        </message>
        <message>
            <source>No answer came.</source>
            <translation>Es kam keine Antwort.</translation>
        </message>
        <message>
            <source>No event came. Send the words as “{expected}”.</source>
            <translation>Es kam kein Ereignis. Senden Sie die Wörter als „{expected}“.</translation>
        </message>
        <message>
            <source>No turn was sent.</source>
            <translation>Es wurde keine Anfrage gesendet.</translation>
        </message>
        <message>
            <source>Nothing answers at this address. Start your agent.</source>
            <translation>Unter dieser Adresse antwortet nichts. Starten Sie Ihren Agenten.</translation>
        </message>
        <message>
            <source>Nothing would be spoken. It sent {names}; send the words as “{expected}”.</source>
            <translation>Es würde nichts gesprochen. Gesendet wurde {names}; senden Sie die Wörter als „{expected}“.</translation>
        </message>
        <message>
            <source>One thing to fix</source>
            <translation>Ein Punkt zu beheben</translation>
        </message>
        <message>
            <source>Put true in quotation marks in {file}: voiceLiveCompatible: "true".</source>
            <translation>Setzen Sie true in {file} in Anführungszeichen: voiceLiveCompatible: "true".</translation>
        </message>
        <message>
            <source>Readiness was not checked.</source>
            <translation>Die Bereitschaft wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>Ready for Voice Live</source>
            <translation>Bereit für Voice Live</translation>
        </message>
        <message>
            <source>Running.</source>
            <translation>Läuft.</translation>
        </message>
        <message>
            <source>Set voiceLiveCompatible: "true" in {file}.</source>
            <translation>Setzen Sie voiceLiveCompatible: "true" in {file}.</translation>
        </message>
        <message>
            <source>Something answers, but not GET /readiness.</source>
            <translation>Etwas antwortet, aber nicht auf GET /readiness.</translation>
        </message>
        <message>
            <source>Something listens at this address but doesn't answer.</source>
            <translation>Unter dieser Adresse lauscht etwas, antwortet aber nicht.</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Gestoppt.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird beendet …</translation>
        </message>
        <message>
            <source>Streaming was not checked.</source>
            <translation>Das Streaming wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>The Responses protocol needs no entry in the manifest.</source>
            <translation>Das Protokoll Responses braucht keinen Eintrag im Manifest.</translation>
        </message>
        <message>
            <source>The answer comes in one piece. Stream it as text/event-stream.</source>
            <translation>Die Antwort kommt in einem Stück. Senden Sie sie als text/event-stream.</translation>
        </message>
        <message>
            <source>The answer ends as it should.</source>
            <translation>Die Antwort endet, wie sie soll.</translation>
        </message>
        <message>
            <source>The answer is streamed.</source>
            <translation>Die Antwort kommt als Stream.</translation>
        </message>
        <message>
            <source>The answer never ended.</source>
            <translation>Die Antwort endete nie.</translation>
        </message>
        <message>
            <source>The check did not finish. Try again.</source>
            <translation>Die Prüfung wurde nicht fertig. Versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The connection broke before the answer was complete.</source>
            <translation>Die Verbindung brach ab, bevor die Antwort vollständig war.</translation>
        </message>
        <message>
            <source>The end of the answer is missing. Send {names}.</source>
            <translation>Das Ende der Antwort fehlt. Senden Sie {names}.</translation>
        </message>
        <message>
            <source>The end of the answer was not checked.</source>
            <translation>Das Ende der Antwort wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>The first words come after {s} s.</source>
            <translation>Die ersten Wörter kommen nach {s} s.</translation>
        </message>
        <message>
            <source>The first words come after {s} s. Aim for under 3 s.</source>
            <translation>Die ersten Wörter kommen nach {s} s. Das sollte unter 3 s liegen.</translation>
        </message>
        <message>
            <source>The manifest says voiceLiveCompatible: "true".</source>
            <translation>Im Manifest steht voiceLiveCompatible: "true".</translation>
        </message>
        <message>
            <source>The manifest was not checked.</source>
            <translation>Das Manifest wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>The text was not checked.</source>
            <translation>Der Text wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>The time to the first words was not checked.</source>
            <translation>Die Zeit bis zu den ersten Wörtern wurde nicht geprüft.</translation>
        </message>
        <message>
            <source>There is no endpoint for this protocol (HTTP {status}).</source>
            <translation>Für dieses Protokoll gibt es keinen Endpunkt (HTTP {status}).</translation>
        </message>
        <message>
            <source>There is no {file} in the folder. Add one with voiceLiveCompatible: "true".</source>
            <translation>Im Ordner fehlt {file}. Legen Sie sie mit voiceLiveCompatible: "true" an.</translation>
        </message>
        <message>
            <source>These events look like speech but aren't spoken: {names}. Use “{expected}”.</source>
            <translation>Diese Ereignisse sehen nach Sprache aus, werden aber nicht gesprochen: {names}. Verwenden Sie „{expected}“.</translation>
        </message>
        <message>
            <source>Your agent is running.</source>
            <translation>Ihr Agent läuft.</translation>
        </message>
        <message>
            <source>Your agent is starting.</source>
            <translation>Ihr Agent startet gerade.</translation>
        </message>
        <message>
            <source>a table</source>
            <translation>eine Tabelle</translation>
        </message>
        <message>
            <source>code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>emoji</source>
            <translation>Emojis</translation>
        </message>
        <message>
            <source>no word to speak</source>
            <translation>kein Wort zum Sprechen</translation>
        </message>
        <message>
            <source>web addresses</source>
            <translation>Webadressen</translation>
        </message>
        <message>
            <source>{n} things to fix</source>
            <translation>{n} Punkte zu beheben</translation>
        </message>
        <message>
            <source>“{name}”</source>
            <translation>„{name}“</translation>
        </message>
    </context>
    <context>
        <name>avatar</name>
        <message>
            <source>Avatars need an extra part: pip install voicelive-desktop[avatar]. Replies come as sound.</source>
            <translation>Avatare brauchen einen Zusatz: pip install voicelive-desktop[avatar]. Die Antworten kommen als Ton.</translation>
        </message>
        <message>
            <source>The avatar sends no picture, only sound.</source>
            <translation>Der Avatar sendet kein Bild, nur Ton.</translation>
        </message>
        <message>
            <source>The avatar's player stopped and is starting again.</source>
            <translation>Die Wiedergabe des Avatars ist abgebrochen und beginnt neu.</translation>
        </message>
        <message>
            <source>The avatar's video could not be connected within 10 s. You hear replies, if the service sends them.</source>
            <translation>Das Video des Avatars ließ sich nicht innerhalb von 10 s verbinden. Sie hören die Antworten, wenn der Dienst sie sendet.</translation>
        </message>
        <message>
            <source>The avatar's video could not be connected: its relay server does not answer.</source>
            <translation>Das Video des Avatars ließ sich nicht verbinden: Sein Relay-Server antwortet nicht.</translation>
        </message>
        <message>
            <source>The avatar's video could not be connected: the service's answer can't be read.</source>
            <translation>Das Video des Avatars ließ sich nicht verbinden: Die Antwort des Dienstes ist nicht lesbar.</translation>
        </message>
        <message>
            <source>The avatar's video has a format that can't be shown. You hear it anyway.</source>
            <translation>Das Video des Avatars hat ein Format, das nicht gezeigt werden kann. Sie hören es trotzdem.</translation>
        </message>
        <message>
            <source>The avatar's video has no sound. You can read the reply.</source>
            <translation>Das Video des Avatars hat keinen Ton. Sie können die Antwort lesen.</translation>
        </message>
        <message>
            <source>The avatar's video is damaged. The rest of this reply is missing.</source>
            <translation>Das Video des Avatars ist beschädigt. Der Rest dieser Antwort fehlt.</translation>
        </message>
        <message>
            <source>This package has no avatars: they come with pip install voicelive-desktop[avatar]. Replies come as sound.</source>
            <translation>Dieses Paket hat keine Avatare: Es gibt sie mit pip install voicelive-desktop[avatar]. Antworten kommen als Ton.</translation>
        </message>
        <message>
            <source>WebRTC needs an extra part: pip install voicelive-desktop[avatar].</source>
            <translation>WebRTC braucht einen Zusatz: pip install voicelive-desktop[avatar].</translation>
        </message>
    </context>
    <context>
        <name>away</name>
        <message>
            <source>A function is waiting for your decision.</source>
            <translation>Eine Funktion wartet auf Ihre Entscheidung.</translation>
        </message>
        <message>
            <source>The connection was lost. Reconnecting…</source>
            <translation>Die Verbindung ist abgebrochen. Sie wird wiederhergestellt …</translation>
        </message>
        <message>
            <source>The conversation has ended: cannot connect.</source>
            <translation>Das Gespräch ist beendet: keine Verbindung möglich.</translation>
        </message>
        <message>
            <source>“{name}” is waiting for your decision.</source>
            <translation>„{name}“ wartet auf Ihre Entscheidung.</translation>
        </message>
    </context>
    <context>
        <name>built_in_words</name>
        <message>
            <source>About</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Calculate</source>
            <translation>Rechnen</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>Get current time</source>
            <translation>Uhrzeit abfragen</translation>
        </message>
        <message>
            <source>List timers</source>
            <translation>Timer auflisten</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <source>Open web page</source>
            <translation>Webseite öffnen</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Suchbegriff</translation>
        </message>
        <message>
            <source>Read clipboard</source>
            <translation>Zwischenablage lesen</translation>
        </message>
        <message>
            <source>Search my conversations</source>
            <translation>Gespräche durchsuchen</translation>
        </message>
        <message>
            <source>Start timer</source>
            <translation>Timer starten</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Timezone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Write clipboard</source>
            <translation>Zwischenablage füllen</translation>
        </message>
    </context>
    <context>
        <name>call_words</name>
        <message>
            <source>Many functions in a row. Continue with “{name}”?</source>
            <translation>Viele Funktionen hintereinander. Mit „{name}“ weitermachen lassen?</translation>
        </message>
        <message>
            <source>The assistant asks you: {name}</source>
            <translation>Der Assistent fragt Sie: {name}</translation>
        </message>
        <message>
            <source>The assistant wants to use “{name}” from {server}.</source>
            <translation>Der Assistent möchte „{name}“ von {server} verwenden.</translation>
        </message>
        <message>
            <source>The assistant wants to use “{name}”.</source>
            <translation>Der Assistent möchte „{name}“ verwenden.</translation>
        </message>
        <message>
            <source>The service wants to use “{name}” from {server}.</source>
            <translation>Der Dienst möchte „{name}“ von {server} verwenden.</translation>
        </message>
        <message>
            <source>What it finds goes to the local companion on this computer.</source>
            <translation>Was gefunden wird, geht an den lokalen Begleiter auf diesem Computer.</translation>
        </message>
        <message>
            <source>What it finds goes to {host}.</source>
            <translation>Was gefunden wird, geht an {host}.</translation>
        </message>
    </context>
    <context>
        <name>card_words</name>
        <message>
            <source>From the agent</source>
            <translation>Vom Agenten</translation>
        </message>
        <message>
            <source>Used {name}</source>
            <translation>{name} verwendet</translation>
        </message>
        <message>
            <source>Using {name}…</source>
            <translation>{name} läuft …</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>waiting for you</source>
            <translation>wartet auf Sie</translation>
        </message>
        <message>
            <source>{name} failed</source>
            <translation>{name} fehlgeschlagen</translation>
        </message>
    </context>
    <context>
        <name>check</name>
        <message>
            <source> (request {id})</source>
            <translation> (Anfrage {id})</translation>
        </message>
        <message>
            <source>A firewall may be in the way, or a proxy is needed.</source>
            <translation>Vielleicht ist eine Firewall im Weg, oder ein Proxy wird gebraucht.</translation>
        </message>
        <message>
            <source>Access granted{request}</source>
            <translation>Zugriff gewährt{request}</translation>
        </message>
        <message>
            <source>Address: {host}</source>
            <translation>Adresse: {host}</translation>
        </message>
        <message>
            <source>Check again in a moment.</source>
            <translation>Prüfen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Check that you are online and that no firewall or proxy is in the way.</source>
            <translation>Prüfen Sie, ob Sie online sind und ob eine Firewall oder ein Proxy im Weg ist.</translation>
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
            <source>Encrypted ({version}), certificate from {issuer}</source>
            <translation>Verschlüsselt ({version}), Zertifikat von {issuer}</translation>
        </message>
        <message>
            <source>Enter the key, or sign in.</source>
            <translation>Geben Sie den Schlüssel ein, oder melden Sie sich an.</translation>
        </message>
        <message>
            <source>Getting the key or sign-in…</source>
            <translation>Schlüssel oder Anmeldung wird geholt …</translation>
        </message>
        <message>
            <source>Host found: {host} is {address}</source>
            <translation>Host gefunden: {host} ist {address}</translation>
        </message>
        <message>
            <source>If your company inspects connections, install its certificate on this computer.</source>
            <translation>Falls Ihre Firma Verbindungen prüft, installieren Sie deren Zertifikat auf diesem Computer.</translation>
        </message>
        <message>
            <source>Looking up the host…</source>
            <translation>Host wird gesucht …</translation>
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
            <source>Proxy found: {host} is {address}</source>
            <translation>Proxy gefunden: {host} ist {address}</translation>
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
            <source>Requesting access…</source>
            <translation>Zugriff wird angefragt …</translation>
        </message>
        <message>
            <source>Session with {model} opened: {session}</source>
            <translation>Sitzung mit {model} geöffnet: {session}</translation>
        </message>
        <message>
            <source>Signing in with Microsoft Entra ID</source>
            <translation>Anmeldung mit Microsoft Entra ID</translation>
        </message>
        <message>
            <source>Some addresses need a VPN.</source>
            <translation>Manche Adressen sind nur über ein VPN erreichbar.</translation>
        </message>
        <message>
            <source>This computer is offline.</source>
            <translation>Dieser Computer ist offline.</translation>
        </message>
        <message>
            <source>Tick “I trust this host” if you do.</source>
            <translation>Setzen Sie das Häkchen „Ich vertraue diesem Host“, wenn Sie es tun.</translation>
        </message>
        <message>
            <source>Using a key</source>
            <translation>Ein Schlüssel wird verwendet</translation>
        </message>
        <message>
            <source>Wait a minute and check again.</source>
            <translation>Warten Sie eine Minute, und prüfen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>an authority</source>
            <translation>einer Zertifizierungsstelle</translation>
        </message>
    </context>
    <context>
        <name>companion</name>
        <message>
            <source>A small demo on this computer. No account needed.</source>
            <translation>Eine kleine Demo auf diesem Computer. Ganz ohne Konto.</translation>
        </message>
        <message>
            <source>A small demo that often mishears you.</source>
            <translation>Eine kleine Demo, die sich oft verhört.</translation>
        </message>
        <message>
            <source>A voice of your system.</source>
            <translation>Eine Stimme Ihres Systems.</translation>
        </message>
        <message>
            <source>Any OpenAI-compatible server, such as Ollama or LM Studio.</source>
            <translation>Jeder OpenAI-kompatible Server, etwa Ollama oder LM Studio.</translation>
        </message>
        <message>
            <source>Asking the server for its models…</source>
            <translation>Der Server wird nach Modellen gefragt …</translation>
        </message>
        <message>
            <source>End of your turn</source>
            <translation>Ende Ihres Beitrags</translation>
        </message>
        <message>
            <source>First word after {s} s, {n} tokens a second.</source>
            <translation>Erstes Wort nach {s} s, {n} Token pro Sekunde.</translation>
        </message>
        <message>
            <source>First word after {s} s, {n} tokens a second: a smaller model would answer sooner.</source>
            <translation>Erstes Wort nach {s} s, {n} Token pro Sekunde: Ein kleineres Modell würde schneller antworten.</translation>
        </message>
        <message>
            <source>First word after {s} s.</source>
            <translation>Erstes Wort nach {s} s.</translation>
        </message>
        <message>
            <source>Found on this computer: {names}.</source>
            <translation>Auf diesem Computer gefunden: {names}.</translation>
        </message>
        <message>
            <source>Getting a sample…</source>
            <translation>Hörprobe wird geladen …</translation>
        </message>
        <message>
            <source>Language model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>Loading the model… {n} s</source>
            <translation>Modell wird geladen … {n} s</translation>
        </message>
        <message>
            <source>Looking for one on this computer…</source>
            <translation>Auf diesem Computer wird gesucht …</translation>
        </message>
        <message>
            <source>No language model was found on this computer. Install Ollama from ollama.com, run “ollama pull llama3.2”, and search again.</source>
            <translation>Auf diesem Computer wurde kein Sprachmodell gefunden. Installieren Sie Ollama von ollama.com, führen Sie „ollama pull llama3.2“ aus und suchen Sie noch einmal.</translation>
        </message>
        <message>
            <source>No model found on this computer. You can get one at ollama.com.</source>
            <translation>Auf diesem Computer wurde kein Modell gefunden. Auf ollama.com bekommen Sie eins.</translation>
        </message>
        <message>
            <source>None is installed: you can type. For Whisper, run: {command}</source>
            <translation>Keine installiert: Sie können tippen. Für Whisper ausführen: {command}</translation>
        </message>
        <message>
            <source>None. The companion knows a few sentences; a model on your computer would really answer.</source>
            <translation>Keins. Der Begleiter kennt nur einige Sätze; ein Modell auf Ihrem Computer würde wirklich antworten.</translation>
        </message>
        <message>
            <source>Not known yet: the local service is not running.</source>
            <translation>Noch nicht bekannt: Der lokale Dienst läuft nicht.</translation>
        </message>
        <message>
            <source>Not used: you have not agreed to send your conversations there.</source>
            <translation>Nicht verwendet: Sie haben nicht zugestimmt, Ihre Gespräche dorthin zu senden.</translation>
        </message>
        <message>
            <source>Nothing answers at {host}. Start the server there.</source>
            <translation>Auf {host} antwortet nichts. Starten Sie dort den Server.</translation>
        </message>
        <message>
            <source>Say a sentence…</source>
            <translation>Sagen Sie einen Satz …</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Silero hears when you speak. Your turn ends after the silence you set, or later if your sentence sounds unfinished.</source>
            <translation>Silero hört, wann Sie sprechen. Ihr Beitrag endet nach der eingestellten Stille, oder später, wenn Ihr Satz unfertig klingt.</translation>
        </message>
        <message>
            <source>Speech recognition</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <source>Talk with {name}</source>
            <translation>Mit {name} sprechen</translation>
        </message>
        <message>
            <source>The Whisper model in your folder, on this computer.</source>
            <translation>Das Whisper-Modell in Ihrem Ordner, auf diesem Computer.</translation>
        </message>
        <message>
            <source>The conversation is too long for this model.</source>
            <translation>Das Gespräch ist zu lang für dieses Modell.</translation>
        </message>
        <message>
            <source>The first model that {host} lists.</source>
            <translation>Das erste Modell, das {host} nennt.</translation>
        </message>
        <message>
            <source>The language model did not answer.</source>
            <translation>Das Sprachmodell hat nicht geantwortet.</translation>
        </message>
        <message>
            <source>The local companion answers with {model}.</source>
            <translation>Der lokale Begleiter antwortet mit {model}.</translation>
        </message>
        <message>
            <source>The local service uses {n} MB of memory.</source>
            <translation>Der lokale Dienst belegt {n} MB Arbeitsspeicher.</translation>
        </message>
        <message>
            <source>The model at {host} did not answer in time.</source>
            <translation>Das Modell auf {host} hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The model stopped in the middle of its answer.</source>
            <translation>Das Modell hat mitten in der Antwort aufgehört.</translation>
        </message>
        <message>
            <source>The model's answer broke off.</source>
            <translation>Die Antwort des Modells brach ab.</translation>
        </message>
        <message>
            <source>The server at {host} reports an error.</source>
            <translation>Der Server auf {host} meldet einen Fehler.</translation>
        </message>
        <message>
            <source>The server does not list its models.</source>
            <translation>Der Server nennt seine Modelle nicht.</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Waiting for the answer…</source>
            <translation>Warten auf die Antwort …</translation>
        </message>
        <message>
            <source>Whisper base is not installed. Run “{command}”, or choose a folder that has it as ONNX files.</source>
            <translation>Whisper base ist nicht installiert. Führen Sie „{command}“ aus oder wählen Sie einen Ordner, der es als ONNX-Dateien enthält.</translation>
        </message>
        <message>
            <source>Whisper base, for English and other languages, on this computer.</source>
            <translation>Whisper base, für Englisch und andere Sprachen, auf diesem Computer.</translation>
        </message>
        <message>
            <source>Whisper tiny, for English, on this computer.</source>
            <translation>Whisper tiny, für Englisch, auf diesem Computer.</translation>
        </message>
        <message>
            <source>You were heard, but no words were understood.</source>
            <translation>Sie wurden gehört, aber kein Wort wurde verstanden.</translation>
        </message>
        <message>
            <source>Your turn ended {s} s after your last word.</source>
            <translation>Ihr Beitrag endete {s} s nach Ihrem letzten Wort.</translation>
        </message>
        <message>
            <source>Your turn ends after the silence you set. Loud noise may count as speech.</source>
            <translation>Ihr Beitrag endet nach der eingestellten Stille. Lauter Lärm kann als Sprache gelten.</translation>
        </message>
        <message>
            <source>espeak-ng, a robotic voice. For a natural one, run: {command}</source>
            <translation>espeak-ng, eine Roboterstimme. Für eine natürliche ausführen: {command}</translation>
        </message>
        <message>
            <source>hibari for English, espeak-ng for other languages.</source>
            <translation>hibari für Englisch, espeak-ng für andere Sprachen.</translation>
        </message>
        <message>
            <source>pocketsphinx, which often mishears you. For Whisper, run: {command}</source>
            <translation>pocketsphinx, das sich oft verhört. Für Whisper ausführen: {command}</translation>
        </message>
        <message>
            <source>{host} does not accept the key.</source>
            <translation>{host} nimmt den Schlüssel nicht an.</translation>
        </message>
        <message>
            <source>{host} has no model loaded. Load one there.</source>
            <translation>{host} hat kein Modell geladen. Laden Sie dort eins.</translation>
        </message>
        <message>
            <source>{host} has no model “{model}”. Choose another one.</source>
            <translation>{host} hat kein Modell „{model}“. Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>{host} is busy: too many requests. Wait a moment.</source>
            <translation>{host} ist ausgelastet: zu viele Anfragen. Warten Sie einen Moment.</translation>
        </message>
        <message>
            <source>{host} is not in your own network. Everything you say, and every answer, would be sent there.</source>
            <translation>{host} gehört nicht zu Ihrem eigenen Netz. Alles, was Sie sagen, und jede Antwort würde dorthin gesendet.</translation>
        </message>
        <message>
            <source>{model} at {host}.</source>
            <translation>{model} auf {host}.</translation>
        </message>
        <message>
            <source>{server} runs on this computer.</source>
            <translation>{server} läuft auf diesem Computer.</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <translation>„{words}“</translation>
        </message>
        <message>
            <source>“{words}” First word after {s} s.</source>
            <translation>„{words}“ Erstes Wort nach {s} s.</translation>
        </message>
        <message>
            <source>“{words}” Transcribed right away.</source>
            <translation>„{words}“ Sofort aufgeschrieben.</translation>
        </message>
        <message>
            <source>“{words}” Transcribed {s} s after your turn.</source>
            <translation>„{words}“ Aufgeschrieben {s} s nach Ihrem Beitrag.</translation>
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
            <source>1 message saved in {file}.</source>
            <translation>1 Nachricht in {file} gespeichert.</translation>
        </message>
        <message>
            <source>16 kHz</source>
            <translation>16 kHz</translation>
        </message>
        <message>
            <source>24 kHz</source>
            <translation>24 kHz</translation>
        </message>
        <message>
            <source>30 days</source>
            <translation>30 Tage</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 Tage</translation>
        </message>
        <message>
            <source>8 kHz</source>
            <translation>8 kHz</translation>
        </message>
        <message>
            <source>A Foundry agent that replies instead of a model. Needs a Microsoft Entra ID sign-in, not a key.</source>
            <translation>Ein Foundry-Agent, der statt eines Modells antwortet. Braucht eine Anmeldung mit Microsoft Entra ID, keinen Schlüssel.</translation>
        </message>
        <message>
            <source>A JSON object merged into the session, for options without a setting here.</source>
            <translation>Ein JSON-Objekt, das in die Sitzung eingefügt wird, für Optionen ohne eigene Einstellung.</translation>
        </message>
        <message>
            <source>A JSON object passed to a hosted agent along with the conversation.</source>
            <translation>Ein JSON-Objekt, das ein gehosteter Agent zusätzlich zum Gespräch erhält.</translation>
        </message>
        <message>
            <source>A Whisper model in ONNX format.</source>
            <translation>Ein Whisper-Modell im ONNX-Format.</translation>
        </message>
        <message>
            <source>A color such as #00B050, or the address of a picture.</source>
            <translation>Eine Farbe wie #00B050 oder die Adresse eines Bildes.</translation>
        </message>
        <message>
            <source>A function is running</source>
            <translation>Eine Funktion läuft</translation>
        </message>
        <message>
            <source>A function named “{name}” already exists.</source>
            <translation>Es gibt schon eine Funktion „{name}“.</translation>
        </message>
        <message>
            <source>A key has only plain letters, digits and signs.</source>
            <translation>Ein Schlüssel besteht nur aus einfachen Buchstaben, Ziffern und Zeichen.</translation>
        </message>
        <message>
            <source>A larger message from the service closes the connection.</source>
            <translation>Eine größere Nachricht des Dienstes beendet die Verbindung.</translation>
        </message>
        <message>
            <source>A name can have up to {name} characters, a value up to {value}.</source>
            <translation>Ein Name darf bis zu {name} Zeichen haben, ein Wert bis zu {value}.</translation>
        </message>
        <message>
            <source>A non-Azure host that you allowed to receive the key.</source>
            <translation>Ein Host außerhalb von Azure, der mit Ihrer Erlaubnis den Schlüssel erhält.</translation>
        </message>
        <message>
            <source>A profile name can have up to {n} characters.</source>
            <translation>Ein Profilname darf bis zu {n} Zeichen haben.</translation>
        </message>
        <message>
            <source>A profile named {name} already exists.</source>
            <translation>Ein Profil namens {name} gibt es bereits.</translation>
        </message>
        <message>
            <source>A server named “{name}” already exists.</source>
            <translation>Es gibt bereits einen Server „{name}“.</translation>
        </message>
        <message>
            <source>A server outside your own network that you allowed to receive your conversations.</source>
            <translation>Ein Server außerhalb Ihres Netzes, an den Ihre Gespräche gehen dürfen.</translation>
        </message>
        <message>
            <source>A small face beside the state moves its lips with the reply. Only some Azure voices send mouth shapes.</source>
            <translation>Ein kleines Gesicht neben dem Zustand bewegt die Lippen zur Antwort. Azure sendet Mundformen nur mit einigen Stimmen.</translation>
        </message>
        <message>
            <source>A timer is due.</source>
            <translation>Ein Timer ist abgelaufen.</translation>
        </message>
        <message>
            <source>A timer is due: {about}</source>
            <translation>Ein Timer ist abgelaufen: {about}</translation>
        </message>
        <message>
            <source>A video of a face speaks the replies. On Azure it costs extra and is available in some regions only: Southeast Asia, North and West Europe, Sweden Central, South Central US, East US 2, West US 2.</source>
            <translation>Ein Gesicht im Video spricht die Antworten. Bei Azure kostet es extra und gibt es nur in einigen Regionen: Südostasien, Nord- und Westeuropa, Schweden Mitte, USA Süden-Mitte, USA Osten 2, USA Westen 2.</translation>
        </message>
        <message>
            <source>API key</source>
            <translation>API-Schlüssel</translation>
        </message>
        <message>
            <source>API version</source>
            <translation>API-Version</translation>
        </message>
        <message>
            <source>Above or beside the conversation, or in a window of its own that stays on top.</source>
            <translation>Über oder neben dem Gespräch, oder in einem eigenen Fenster, das oben bleibt.</translation>
        </message>
        <message>
            <source>Above the conversation</source>
            <translation>Über dem Gespräch</translation>
        </message>
        <message>
            <source>Above this level you count as talking, for ducking and the hint that you are muted. It never cuts what is sent. Saved for each microphone.</source>
            <translation>Über diesem Pegel gelten Sie als sprechend: für das Absenken der Lautstärke und den Hinweis, dass Sie stumm sind. Gesendet wird immer alles. Wird je Mikrofon gespeichert.</translation>
        </message>
        <message>
            <source>Accent</source>
            <translation>Akzent</translation>
        </message>
        <message>
            <source>Add Ctrl, Alt or Meta: other apps need this key alone.</source>
            <translation>Nehmen Sie Strg, Alt oder Meta dazu: Allein brauchen andere Apps diese Taste.</translation>
        </message>
        <message>
            <source>Add to the conversation first</source>
            <translation>Vorher zum Gespräch hinzufügen</translation>
        </message>
        <message>
            <source>Added by the service where it cut a reply, so the model knows it was interrupted.</source>
            <translation>Vom Dienst an der gekürzten Stelle angefügt, damit das Modell von der Unterbrechung weiß.</translation>
        </message>
        <message>
            <source>Added to the URL, one “name: value” per line, for example features: client_ec_reference:true.</source>
            <translation>Werden an die URL angehängt, ein „Name: Wert“ pro Zeile, zum Beispiel features: client_ec_reference:true.</translation>
        </message>
        <message>
            <source>Added to the instructions, for this reply only.</source>
            <translation>Ergänzen die Anweisungen, nur für diese Antwort.</translation>
        </message>
        <message>
            <source>Additional instructions</source>
            <translation>Zusätzliche Anweisungen</translation>
        </message>
        <message>
            <source>Adds the language and time of each phrase to a row's details.</source>
            <translation>Zeigt Sprache und Zeit jeder Phrase in den Details der Zeile.</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>Erweitert</translation>
        </message>
        <message>
            <source>Afrikaans (South Africa)</source>
            <translation>Afrikaans (Südafrika)</translation>
        </message>
        <message>
            <source>After a pause</source>
            <translation>Nach einer Pause</translation>
        </message>
        <message>
            <source>After this much silence your turn ends even if the sentence sounds unfinished.</source>
            <translation>Nach so viel Stille sind Sie fertig, auch wenn der Satz unfertig klingt.</translation>
        </message>
        <message>
            <source>Agent</source>
            <translation>Agent</translation>
        </message>
        <message>
            <source>Agent address</source>
            <translation>Adresse des Agenten</translation>
        </message>
        <message>
            <source>Agent folder</source>
            <translation>Ordner des Agenten</translation>
        </message>
        <message>
            <source>Agent identity</source>
            <translation>Identität des Agenten</translation>
        </message>
        <message>
            <source>Agent input</source>
            <translation>Eingabe für den Agenten</translation>
        </message>
        <message>
            <source>Agent protocol</source>
            <translation>Protokoll des Agenten</translation>
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
            <source>Agents and own models</source>
            <translation>Agenten, Modelle</translation>
        </message>
        <message>
            <source>Agents need Azure.</source>
            <translation>Agenten gibt es nur mit Azure.</translation>
        </message>
        <message>
            <source>Albanian (Albania)</source>
            <translation>Albanisch (Albanien)</translation>
        </message>
        <message>
            <source>Allowed functions</source>
            <translation>Erlaubte Funktionen</translation>
        </message>
        <message>
            <source>Also sends the sound without the video, for when the video can't be played.</source>
            <translation>Sendet den Ton auch ohne das Video. Er wird nur gespielt, wo das Video nicht gezeigt werden kann.</translation>
        </message>
        <message>
            <source>Also sends what you and the assistant say. Sound and keys are never sent.</source>
            <translation>Sendet auch, was Sie und der Assistent sagen. Ton und Schlüssel werden nie gesendet.</translation>
        </message>
        <message>
            <source>Also shows which function is waiting and what a timer is for. Anyone who sees your screen can read it.</source>
            <translation>Zeigt auch, welche Funktion wartet und wofür ein Timer ist. Wer Ihren Bildschirm sieht, kann es lesen.</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Immer</translation>
        </message>
        <message>
            <source>Amharic (Ethiopia)</source>
            <translation>Amharisch (Äthiopien)</translation>
        </message>
        <message>
            <source>An API key or Microsoft Entra ID.</source>
            <translation>Ein API-Schlüssel oder Microsoft Entra ID.</translation>
        </message>
        <message>
            <source>An attempt to connect is given up after this long.</source>
            <translation>Nach dieser Zeit wird ein Verbindungsversuch aufgegeben.</translation>
        </message>
        <message>
            <source>An earlier conversation continues.</source>
            <translation>Ein früheres Gespräch geht weiter.</translation>
        </message>
        <message>
            <source>Animation model</source>
            <translation>Animationsmodell</translation>
        </message>
        <message>
            <source>Another Whisper model (folder)</source>
            <translation>Anderes Whisper-Modell (Ordner)</translation>
        </message>
        <message>
            <source>Another function has this name.</source>
            <translation>Eine andere Funktion hat diesen Namen.</translation>
        </message>
        <message>
            <source>Any OpenAI-compatible server, such as Ollama (http://localhost:11434), LM Studio or llama.cpp.</source>
            <translation>Jeder OpenAI-kompatible Server, etwa Ollama (http://localhost:11434), LM Studio oder llama.cpp.</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
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
            <source>Asked about keeping</source>
            <translation>Nach Aufbewahrung gefragt</translation>
        </message>
        <message>
            <source>Asked the agent {name}</source>
            <translation>Agent {name} gefragt</translation>
        </message>
        <message>
            <source>Asking the agent {name}…</source>
            <translation>Agent {name} wird gefragt …</translation>
        </message>
        <message>
            <source>Assamese (India)</source>
            <translation>Assamesisch (Indien)</translation>
        </message>
        <message>
            <source>Audio check</source>
            <translation>Audioprüfung</translation>
        </message>
        <message>
            <source>Audio checked</source>
            <translation>Audio geprüft</translation>
        </message>
        <message>
            <source>Audio formats</source>
            <translation>Audioformate</translation>
        </message>
        <message>
            <source>Audio kept from just before you start speaking.</source>
            <translation>Ton unmittelbar vor Sprechbeginn, der noch mitgesendet wird.</translation>
        </message>
        <message>
            <source>Audio the app played</source>
            <translation>Wiedergegebener Ton</translation>
        </message>
        <message>
            <source>Audio the service sent</source>
            <translation>Vom Dienst gesendeter Ton</translation>
        </message>
        <message>
            <source>Audit sound</source>
            <translation>Prüfton</translation>
        </message>
        <message>
            <source>Auto-truncate</source>
            <translation>Automatisch kürzen (Auto-Truncate)</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Automatic (API key, otherwise Azure sign-in)</source>
            <translation>Automatisch (API-Schlüssel, sonst Azure-Anmeldung)</translation>
        </message>
        <message>
            <source>Avatar</source>
            <translation>Avatar</translation>
        </message>
        <message>
            <source>Avatar as a modality</source>
            <translation>Avatar als Modalität</translation>
        </message>
        <message>
            <source>Avatar style</source>
            <translation>Stil des Avatars</translation>
        </message>
        <message>
            <source>Avatar's voice</source>
            <translation>Stimme des Avatars</translation>
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
            <source>Azure OpenAI chat model</source>
            <translation>Azure OpenAI: Chat-Modell</translation>
        </message>
        <message>
            <source>Azure OpenAI realtime model</source>
            <translation>Azure OpenAI: Realtime-Modell</translation>
        </message>
        <message>
            <source>Azure Realtime</source>
            <translation>Azure Realtime</translation>
        </message>
        <message>
            <source>Azure Speech</source>
            <translation>Azure Speech</translation>
        </message>
        <message>
            <source>Azure Speech does not accept a prompt.</source>
            <translation>Azure Speech nimmt keinen Prompt an.</translation>
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
            <source>Azure semantic, multilingual</source>
            <translation>Azure semantisch, mehrsprachig</translation>
        </message>
        <message>
            <source>Azure voices work with every model. OpenAI voices need a GPT model.</source>
            <translation>Azure-Stimmen passen zu jedem Modell, OpenAI-Stimmen nur zu GPT-Modellen.</translation>
        </message>
        <message>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgewogen</translation>
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
            <source>Below 100 %, what lies under the mini window shows through.</source>
            <translation>Unter 100 % scheint durch, was unter dem Minifenster liegt.</translation>
        </message>
        <message>
            <source>Below this level for 0.2 seconds you count as silent.</source>
            <translation>Liegt der Pegel 0,2 Sekunden darunter, gelten Sie als still.</translation>
        </message>
        <message>
            <source>Bengali (India)</source>
            <translation>Bengalisch (Indien)</translation>
        </message>
        <message>
            <source>Beside the conversation</source>
            <translation>Neben dem Gespräch</translation>
        </message>
        <message>
            <source>Blend shapes</source>
            <translation>Blendshapes</translation>
        </message>
        <message>
            <source>Bosnian (Bosnia and Herzegovina)</source>
            <translation>Bosnisch (Bosnien und Herzegowina)</translation>
        </message>
        <message>
            <source>Bring your own model</source>
            <translation>Eigenes Modell (BYOM)</translation>
        </message>
        <message>
            <source>Browse and listen…</source>
            <translation>Stimmen anhören …</translation>
        </message>
        <message>
            <source>Built into the model (semantic)</source>
            <translation>Im Modell eingebaut (semantisch)</translation>
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
            <source>Calculated</source>
            <translation>Gerechnet</translation>
        </message>
        <message>
            <source>Calculating…</source>
            <translation>Rechnet …</translation>
        </message>
        <message>
            <source>Calm</source>
            <translation>Ruhig</translation>
        </message>
        <message>
            <source>Casual sitting</source>
            <translation>Leger, sitzend</translation>
        </message>
        <message>
            <source>Catalan (Spain)</source>
            <translation>Katalanisch (Spanien)</translation>
        </message>
        <message>
            <source>Celine</source>
            <translation>Celine</translation>
        </message>
        <message>
            <source>Character</source>
            <translation>Figur</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Plaudernd</translation>
        </message>
        <message>
            <source>Check for updates daily</source>
            <translation>Täglich nach Updates suchen</translation>
        </message>
        <message>
            <source>Checked the time</source>
            <translation>Uhrzeit abgefragt</translation>
        </message>
        <message>
            <source>Checking the time…</source>
            <translation>Uhrzeit wird abgefragt …</translation>
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
            <source>Choose a greeting first.</source>
            <translation>Wählen Sie zuerst eine Begrüßung.</translation>
        </message>
        <message>
            <source>Choose from the list, or type a voice name that is not in it.</source>
            <translation>Aus der Liste wählen oder den Namen einer anderen Stimme eingeben.</translation>
        </message>
        <message>
            <source>Clear the conversation</source>
            <translation>Gespräch leeren</translation>
        </message>
        <message>
            <source>Client ID of the managed identity the agent runs as.</source>
            <translation>Client-ID der verwalteten Identität, unter der der Agent läuft.</translation>
        </message>
        <message>
            <source>Close timeout</source>
            <translation>Timeout beim Schließen</translation>
        </message>
        <message>
            <source>Closing the window leaves the app in the tray. Quit is in the menu there.</source>
            <translation>Beim Schließen des Fensters bleibt die App im Infobereich. Dort steht „Beenden“ im Menü.</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Compression</source>
            <translation>Komprimierung</translation>
        </message>
        <message>
            <source>Connect timeout</source>
            <translation>Verbindungs-Timeout</translation>
        </message>
        <message>
            <source>Connect to Azure</source>
            <translation>Mit Azure verbinden</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>Kontext</translation>
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
            <source>Crop</source>
            <translation>Ausschnitt</translation>
        </message>
        <message>
            <source>Ctrl+Space</source>
            <translation>Strg+Leertaste</translation>
        </message>
        <message>
            <source>Custom</source>
            <translation>Benutzerdefiniert</translation>
        </message>
        <message>
            <source>Custom Speech models</source>
            <translation>Custom-Speech-Modelle</translation>
        </message>
        <message>
            <source>Custom avatar</source>
            <translation>Eigener Avatar</translation>
        </message>
        <message>
            <source>Custom fields</source>
            <translation>Eigene Felder</translation>
        </message>
        <message>
            <source>Custom session fields</source>
            <translation>Eigene Sitzungsfelder</translation>
        </message>
        <message>
            <source>Custom voice</source>
            <translation>Custom Voice</translation>
        </message>
        <message>
            <source>Custom voice endpoint ID</source>
            <translation>Endpunkt-ID der Custom Voice</translation>
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
            <source>Detect from the name</source>
            <translation>Aus dem Namen ableiten</translation>
        </message>
        <message>
            <source>Detection languages</source>
            <translation>Sprachen der Erkennung</translation>
        </message>
        <message>
            <source>Diagnostics</source>
            <translation>Diagnosedaten</translation>
        </message>
        <message>
            <source>Does exact arithmetic: + - * / // % ** and parentheses.</source>
            <translation>Rechnet genau: + - * / // % ** und Klammern.</translation>
        </message>
        <message>
            <source>Don't listen to my screen reader</source>
            <translation>Meinem Screenreader nicht zuhören</translation>
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
            <source>Either</source>
            <translation>Beides</translation>
        </message>
        <message>
            <source>Empathetic</source>
            <translation>Einfühlsam</translation>
        </message>
        <message>
            <source>End after silence</source>
            <translation>Nach Stille beenden</translation>
        </message>
        <message>
            <source>End at the budget</source>
            <translation>Beim Budget beenden</translation>
        </message>
        <message>
            <source>End-of-utterance detection</source>
            <translation>Satzende-Erkennung</translation>
        </message>
        <message>
            <source>End-of-utterance threshold</source>
            <translation>Schwelle der Satzende-Erkennung</translation>
        </message>
        <message>
            <source>End-of-utterance timeout</source>
            <translation>Timeout der Satzende-Erkennung</translation>
        </message>
        <message>
            <source>Endpoint</source>
            <translation>Endpunkt</translation>
        </message>
        <message>
            <source>Ends the conversation after this many quiet minutes. Azure bills by time.</source>
            <translation>Beendet das Gespräch nach so vielen stillen Minuten. Azure rechnet nach Zeit ab.</translation>
        </message>
        <message>
            <source>Ends the conversation when this month's budget is used up, by the price list of the inspector.</source>
            <translation>Beendet das Gespräch, wenn das Budget dieses Monats nach der Preisliste des Inspektors aufgebraucht ist.</translation>
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
            <source>Enter a language model server first.</source>
            <translation>Tragen Sie zuerst einen Sprachmodell-Server ein.</translation>
        </message>
        <message>
            <source>Enter a name that does not start or end with a space or a period.</source>
            <translation>Geben Sie einen Namen ein, der nicht mit einem Leerzeichen oder Punkt beginnt oder endet.</translation>
        </message>
        <message>
            <source>Enter a version such as 2026-07-15 or 2026-06-01-preview.</source>
            <translation>Geben Sie eine Version wie 2026-07-15 oder 2026-06-01-preview ein.</translation>
        </message>
        <message>
            <source>Enter an address such as http://127.0.0.1:8088.</source>
            <translation>Geben Sie eine Adresse wie http://127.0.0.1:8088 ein.</translation>
        </message>
        <message>
            <source>Enter an address such as http://localhost:11434.</source>
            <translation>Geben Sie eine Adresse wie http://localhost:11434 ein.</translation>
        </message>
        <message>
            <source>Enter an agent and its project first.</source>
            <translation>Geben Sie zuerst einen Agenten und sein Projekt an.</translation>
        </message>
        <message>
            <source>Enter an https:// address, or http:// on this computer.</source>
            <translation>Geben Sie eine https://-Adresse ein oder http:// auf diesem Computer.</translation>
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
            <source>Entra ID: sign-in on this computer</source>
            <translation>Entra ID: Anmeldung dieses Computers</translation>
        </message>
        <message>
            <source>Estonian (Estonia)</source>
            <translation>Estnisch (Estland)</translation>
        </message>
        <message>
            <source>Everything you say would go to {host}. Only agents in your own network can be used.</source>
            <translation>Alles, was Sie sagen, ginge an {host}. Nur Agenten in Ihrem eigenen Netzwerk sind möglich.</translation>
        </message>
        <message>
            <source>Exact reply</source>
            <translation>Genaue Antwort</translation>
        </message>
        <message>
            <source>Excited</source>
            <translation>Aufgeregt</translation>
        </message>
        <message>
            <source>Extra headers</source>
            <translation>Zusätzliche Header</translation>
        </message>
        <message>
            <source>Extra query parameters</source>
            <translation>Zusätzliche Abfrageparameter</translation>
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
            <source>Far field (room)</source>
            <translation>Fernfeld (Raum)</translation>
        </message>
        <message>
            <source>Fields that a model rejects, one per line, for example temperature or turn_detection.threshold.</source>
            <translation>Felder, die ein Modell ablehnt, eines pro Zeile, zum Beispiel temperature oder turn_detection.threshold.</translation>
        </message>
        <message>
            <source>Fields to omit</source>
            <translation>Weggelassene Felder</translation>
        </message>
        <message>
            <source>File search results</source>
            <translation>Ergebnisse der Dateisuche</translation>
        </message>
        <message>
            <source>Filipino (Philippines)</source>
            <translation>Filipino (Philippinen)</translation>
        </message>
        <message>
            <source>Find it in Speech Studio, on the page of your custom voice.</source>
            <translation>Sie finden sie in Speech Studio auf der Seite Ihrer Custom Voice.</translation>
        </message>
        <message>
            <source>Finds passages of the user's earlier conversations that have all the words of the query.</source>
            <translation>Findet Stellen Ihrer früheren Gespräche, in denen alle gesuchten Wörter vorkommen.</translation>
        </message>
        <message>
            <source>Finnish (Finland)</source>
            <translation>Finnisch (Finnland)</translation>
        </message>
        <message>
            <source>Folder with a speech model</source>
            <translation>Ordner mit einem Sprachmodell</translation>
        </message>
        <message>
            <source>Follow system</source>
            <translation>Wie System</translation>
        </message>
        <message>
            <source>For a headset in a quiet place. Hears soft speech, too.</source>
            <translation>Für ein Headset in ruhiger Umgebung. Hört auch leises Sprechen.</translation>
        </message>
        <message>
            <source>For example cheerful, sad or chat. Not every voice has every style.</source>
            <translation>Zum Beispiel cheerful, sad oder chat. Nicht jede Stimme kennt jeden Stil.</translation>
        </message>
        <message>
            <source>For example http://proxy.example:8080.</source>
            <translation>Zum Beispiel http://proxy.example:8080.</translation>
        </message>
        <message>
            <source>For loudspeakers and background noise. Hears only clear speech, and not itself.</source>
            <translation>Für Lautsprecher und Hintergrundgeräusche. Hört nur deutliche Sprache und nicht sich selbst.</translation>
        </message>
        <message>
            <source>For this reply only.</source>
            <translation>Nur für diese Antwort.</translation>
        </message>
        <message>
            <source>For this reply only. 1 is normal.</source>
            <translation>Nur für diese Antwort. 1 ist normal.</translation>
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
            <source>From now; fractions are allowed.</source>
            <translation>Ab jetzt; Bruchteile sind erlaubt.</translation>
        </message>
        <message>
            <source>Function calling</source>
            <translation>Funktionsaufrufe</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>Funktionen</translation>
        </message>
        <message>
            <source>G.711 A-law, 8 kHz</source>
            <translation>G.711 A-law, 8 kHz</translation>
        </message>
        <message>
            <source>G.711 audio has only one channel.</source>
            <translation>G.711 hat nur einen Kanal.</translation>
        </message>
        <message>
            <source>G.711 is always 8 kHz.</source>
            <translation>G.711 hat immer 8 kHz.</translation>
        </message>
        <message>
            <source>G.711 µ-law, 8 kHz</source>
            <translation>G.711 µ-law, 8 kHz</translation>
        </message>
        <message>
            <source>GPT Realtime</source>
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
            <source>GPT-4o transcribe, diarize</source>
            <translation>GPT-4o transcribe, diarize</translation>
        </message>
        <message>
            <source>Galician (Spain)</source>
            <translation>Galicisch (Spanien)</translation>
        </message>
        <message>
            <source>Generated by a small model</source>
            <translation>Von einem kleinen Modell</translation>
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
            <source>Graceful sitting</source>
            <translation>Elegant, sitzend</translation>
        </message>
        <message>
            <source>Graceful standing</source>
            <translation>Elegant, stehend</translation>
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
            <source>Greeting text</source>
            <translation>Begrüßungstext</translation>
        </message>
        <message>
            <source>Gujarati (India)</source>
            <translation>Gujarati (Indien)</translation>
        </message>
        <message>
            <source>Harry</source>
            <translation>Harry</translation>
        </message>
        <message>
            <source>Headphones</source>
            <translation>Kopfhörer</translation>
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
            <source>High contrast, dark</source>
            <translation>Hoher Kontrast, dunkel</translation>
        </message>
        <message>
            <source>High contrast, light</source>
            <translation>Hoher Kontrast, hell</translation>
        </message>
        <message>
            <source>High: replies right away</source>
            <translation>Hoch: antwortet sofort</translation>
        </message>
        <message>
            <source>Higher is sharper and needs a faster network.</source>
            <translation>Höher ist schärfer und braucht ein schnelleres Netz.</translation>
        </message>
        <message>
            <source>Higher or lower than the voice normally sounds.</source>
            <translation>Höher oder tiefer, als die Stimme normalerweise klingt.</translation>
        </message>
        <message>
            <source>Higher values need louder, clearer speech. Raise it in noisy places.</source>
            <translation>Höhere Werte verlangen lautere, deutlichere Sprache. Bei Lärm erhöhen.</translation>
        </message>
        <message>
            <source>Hindi (India)</source>
            <translation>Hindi (Indien)</translation>
        </message>
        <message>
            <source>Hold it to talk, or tap it to keep the microphone on. Space works whenever you are not typing. You can also enter another key.</source>
            <translation>Zum Sprechen halten oder antippen, damit das Mikrofon an bleibt. Die Leertaste wirkt immer, wenn Sie nicht gerade tippen. Sie können auch eine andere Taste eingeben.</translation>
        </message>
        <message>
            <source>Hold-to-mute</source>
            <translation>Stummtaste</translation>
        </message>
        <message>
            <source>How a conversation starts. OpenAI voices show your text but don't speak it.</source>
            <translation>Wie ein Gespräch beginnt. OpenAI-Stimmen zeigen Ihren Text an, sprechen ihn aber nicht.</translation>
        </message>
        <message>
            <source>How close the face is. 1 is the default.</source>
            <translation>Wie nah das Gesicht ist. 1 ist der Normalwert.</translation>
        </message>
        <message>
            <source>How fast the voice speaks. 1 is normal.</source>
            <translation>Wie schnell die Stimme spricht. 1 ist normal.</translation>
        </message>
        <message>
            <source>How lively an HD voice sounds. Low is even, high is expressive.</source>
            <translation>Wie lebhaft eine HD-Stimme klingt. Niedrig ist gleichmäßig, hoch ist ausdrucksstark.</translation>
        </message>
        <message>
            <source>How long a reasoning model thinks. Less is faster.</source>
            <translation>Wie lange ein Reasoning-Modell nachdenkt. Weniger ist schneller.</translation>
        </message>
        <message>
            <source>How long the microphone stays open after you release the key, so that your last word is not cut off.</source>
            <translation>Wie lange das Mikrofon nach dem Loslassen der Taste offen bleibt, damit Ihr letztes Wort nicht abgeschnitten wird.</translation>
        </message>
        <message>
            <source>How long to wait for a reply before giving an interim response.</source>
            <translation>Wie lange auf eine Antwort gewartet wird, bevor eine Zwischenantwort kommt.</translation>
        </message>
        <message>
            <source>How long to wait for the service to confirm the end of a conversation.</source>
            <translation>Wie lange auf die Bestätigung des Dienstes am Gesprächsende gewartet wird.</translation>
        </message>
        <message>
            <source>How loud the service makes the voice. For your speakers, use the volume slider in the bar below.</source>
            <translation>Wie laut der Dienst die Stimme macht. Für Ihre Lautsprecher gibt es den Regler unten in der Leiste.</translation>
        </message>
        <message>
            <source>How loud you hear the assistant.</source>
            <translation>Wie laut Sie den Assistenten hören.</translation>
        </message>
        <message>
            <source>How much the face moves.</source>
            <translation>Wie stark sich das Gesicht bewegt.</translation>
        </message>
        <message>
            <source>How often a quiet connection is checked. A dead one is noticed after one and a half intervals.</source>
            <translation>Wie oft eine ruhende Verbindung geprüft wird. Eine tote fällt nach eineinhalb Intervallen auf.</translation>
        </message>
        <message>
            <source>How quickly the model replies. Low lets you finish, high replies right away.</source>
            <translation>Wie schnell das Modell antwortet. Niedrig lässt Sie ausreden, hoch antwortet sofort.</translation>
        </message>
        <message>
            <source>How sure the service must be that you have finished.</source>
            <translation>Wie sicher sich der Dienst sein muss, dass Sie fertig sind.</translation>
        </message>
        <message>
            <source>How the assistant's voice is sent to you.</source>
            <translation>Wie die Stimme des Assistenten zu Ihnen gesendet wird.</translation>
        </message>
        <message>
            <source>How the audio is sent to you. G.711 is telephone quality.</source>
            <translation>Wie der Ton zu Ihnen gesendet wird. G.711 ist Telefonqualität.</translation>
        </message>
        <message>
            <source>How the character is dressed and stands.</source>
            <translation>Wie die Figur gekleidet ist und steht.</translation>
        </message>
        <message>
            <source>How the service decides when you start and stop speaking.</source>
            <translation>Wie der Dienst entscheidet, wann Sie zu sprechen beginnen und aufhören.</translation>
        </message>
        <message>
            <source>How the video is sent. WebRTC is faster; WebSocket gets through where WebRTC is blocked.</source>
            <translation>Wie das Video übertragen wird. WebRTC ist schneller; WebSocket kommt auch durch, wo WebRTC gesperrt ist.</translation>
        </message>
        <message>
            <source>How to reach the internet.</source>
            <translation>Der Weg ins Internet.</translation>
        </message>
        <message>
            <source>How your voice is sent. G.711 is telephone quality.</source>
            <translation>Wie Ihre Stimme gesendet wird. G.711 ist Telefonqualität.</translation>
        </message>
        <message>
            <source>Hungarian (Hungary)</source>
            <translation>Ungarisch (Ungarn)</translation>
        </message>
        <message>
            <source>IANA name such as Europe/Berlin; leave out for the user's own time zone.</source>
            <translation>IANA-Name wie Europe/Berlin; leer für die eigene Zeitzone.</translation>
        </message>
        <message>
            <source>ID of an earlier conversation to continue. Leave empty to start a new one.</source>
            <translation>ID eines früheren Gesprächs, das fortgesetzt werden soll. Leer lassen für ein neues.</translation>
        </message>
        <message>
            <source>Icelandic (Iceland)</source>
            <translation>Isländisch (Island)</translation>
        </message>
        <message>
            <source>Idle timeout</source>
            <translation>Leerlauf-Timeout</translation>
        </message>
        <message>
            <source>Ignore filler words</source>
            <translation>Füllwörter ignorieren</translation>
        </message>
        <message>
            <source>In the model's own words</source>
            <translation>In den Worten des Modells</translation>
        </message>
        <message>
            <source>In tokens, about 20 per spoken second.</source>
            <translation>In Token, etwa 20 je gesprochener Sekunde.</translation>
        </message>
        <message>
            <source>In tokens, about 20 per spoken second. The reply stops there, even mid-sentence.</source>
            <translation>In Token, etwa 20 je gesprochener Sekunde. Die Antwort endet dort, auch mitten im Satz.</translation>
        </message>
        <message>
            <source>Include what I am saying</source>
            <translation>Einbeziehen, was ich gerade sage</translation>
        </message>
        <message>
            <source>Indonesian (Indonesia)</source>
            <translation>Indonesisch (Indonesien)</translation>
        </message>
        <message>
            <source>Input audio format</source>
            <translation>Eingabeformat</translation>
        </message>
        <message>
            <source>Input sample rate</source>
            <translation>Abtastrate der Eingabe</translation>
        </message>
        <message>
            <source>Instructions</source>
            <translation>Anweisungen</translation>
        </message>
        <message>
            <source>Interim delay</source>
            <translation>Wartezeit bis zur Zwischenantwort</translation>
        </message>
        <message>
            <source>Interim instructions</source>
            <translation>Anweisungen für Zwischenantworten</translation>
        </message>
        <message>
            <source>Interim length</source>
            <translation>Länge der Zwischenantwort</translation>
        </message>
        <message>
            <source>Interim model</source>
            <translation>Modell der Zwischenantwort</translation>
        </message>
        <message>
            <source>Interim responses</source>
            <translation>Zwischenantworten</translation>
        </message>
        <message>
            <source>Interim sentences</source>
            <translation>Sätze der Zwischenantwort</translation>
        </message>
        <message>
            <source>Interim trigger</source>
            <translation>Auslöser der Zwischenantwort</translation>
        </message>
        <message>
            <source>Interpreter</source>
            <translation>Dolmetscher</translation>
        </message>
        <message>
            <source>Interrupt by speaking</source>
            <translation>Durch Sprechen unterbrechen</translation>
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
            <source>Invocations</source>
            <translation>Invocations</translation>
        </message>
        <message>
            <source>Irish (Ireland)</source>
            <translation>Irisch (Irland)</translation>
        </message>
        <message>
            <source>It names a folder, a device or a pipe, not a file.</source>
            <translation>Dort liegt ein Ordner, ein Gerät oder eine Pipe, keine Datei.</translation>
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
            <source>Its share of the height above the conversation, or of the width beside it.</source>
            <translation>Sein Anteil an der Höhe über dem Gespräch oder an der Breite daneben.</translation>
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
            <source>Jeff</source>
            <translation>Jeff</translation>
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
            <source>Keep conversations</source>
            <translation>Gespräche aufbewahren</translation>
        </message>
        <message>
            <source>Keep running when closed</source>
            <translation>Nach dem Schließen weiterlaufen</translation>
        </message>
        <message>
            <source>Keeps the orb and everything else in the window still.</source>
            <translation>Die Kugel und alles andere im Fenster bleiben ruhig.</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Khmer (Cambodia)</source>
            <translation>Khmer (Kambodscha)</translation>
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
            <source>Language model</source>
            <translation>Sprachmodell</translation>
        </message>
        <message>
            <source>Language model server</source>
            <translation>Sprachmodell-Server</translation>
        </message>
        <message>
            <source>Language of the app</source>
            <translation>Sprache der App</translation>
        </message>
        <message>
            <source>Language teacher</source>
            <translation>Sprachlehrer</translation>
        </message>
        <message>
            <source>Language you speak</source>
            <translation>Ihre Sprache</translation>
        </message>
        <message>
            <source>Lao (Laos)</source>
            <translation>Laotisch (Laos)</translation>
        </message>
        <message>
            <source>Latvian (Latvia)</source>
            <translation>Lettisch (Lettland)</translation>
        </message>
        <message>
            <source>Leave empty for the first one that the server lists.</source>
            <translation>Leer: das erste, das der Server nennt.</translation>
        </message>
        <message>
            <source>Leave empty for the latest.</source>
            <translation>Leer lassen für die neueste.</translation>
        </message>
        <message>
            <source>Leave empty to detect it. Otherwise a code such as en-US; Azure Speech accepts several, separated by commas.</source>
            <translation>Leer lassen, um sie zu erkennen. Sonst ein Code wie de-DE; Azure Speech nimmt mehrere, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>Left or right</source>
            <translation>Links oder rechts</translation>
        </message>
        <message>
            <source>Left out, because profiles do not include these settings: {labels}.</source>
            <translation>Weggelassen, weil Profile diese Einstellungen nicht enthalten: {labels}.</translation>
        </message>
        <message>
            <source>Lets you pause and think before it replies.</source>
            <translation>Lässt Ihnen Zeit zum Nachdenken, bevor er antwortet.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Light, dark, or the same as your system.</source>
            <translation>Hell, dunkel oder wie Ihr System.</translation>
        </message>
        <message>
            <source>Lisa</source>
            <translation>Lisa</translation>
        </message>
        <message>
            <source>Lists what an agent's file search found under the reply.</source>
            <translation>Listet unter der Antwort auf, was die Dateisuche eines Agenten fand.</translation>
        </message>
        <message>
            <source>Lite, an Azure voice</source>
            <translation>Lite, eine Azure-Stimme</translation>
        </message>
        <message>
            <source>Lite, the model's own voice</source>
            <translation>Lite, die Stimme des Modells</translation>
        </message>
        <message>
            <source>Lithuanian (Lithuania)</source>
            <translation>Litauisch (Litauen)</translation>
        </message>
        <message>
            <source>Local companion</source>
            <translation>Lokaler Begleiter</translation>
        </message>
        <message>
            <source>Looked at the timers</source>
            <translation>Nach den Timern gesehen</translation>
        </message>
        <message>
            <source>Looking at the timers…</source>
            <translation>Sieht nach den Timern …</translation>
        </message>
        <message>
            <source>Looking through earlier conversations…</source>
            <translation>Frühere Gespräche werden durchsucht …</translation>
        </message>
        <message>
            <source>Lori</source>
            <translation>Lori</translation>
        </message>
        <message>
            <source>Loudspeakers</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Niedrig</translation>
        </message>
        <message>
            <source>Low is predictable, high is creative.</source>
            <translation>Niedrig ist berechenbar, hoch ist kreativ.</translation>
        </message>
        <message>
            <source>Low: lets you finish</source>
            <translation>Niedrig: lässt Sie ausreden</translation>
        </message>
        <message>
            <source>Lower the assistant's volume while you talk</source>
            <translation>Assistent leiser, während Sie sprechen</translation>
        </message>
        <message>
            <source>Lower uses less bandwidth and sounds duller.</source>
            <translation>Niedriger braucht weniger Bandbreite und klingt dumpfer.</translation>
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
            <source>Makes all text in the app larger or smaller.</source>
            <translation>Macht alle Texte der App größer oder kleiner.</translation>
        </message>
        <message>
            <source>Makes your voice louder or softer before it is sent. Saved for each microphone.</source>
            <translation>Macht Ihre Stimme lauter oder leiser, bevor sie gesendet wird. Wird je Mikrofon gespeichert.</translation>
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
            <source>Malik</source>
            <translation>Malik</translation>
        </message>
        <message>
            <source>Maltese (Malta)</source>
            <translation>Maltesisch (Malta)</translation>
        </message>
        <message>
            <source>Marathi (India)</source>
            <translation>Marathi (Indien)</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>Max</translation>
        </message>
        <message>
            <source>Maximum message size</source>
            <translation>Maximale Nachrichtengröße</translation>
        </message>
        <message>
            <source>Maximum reply length</source>
            <translation>Maximale Antwortlänge</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>Meg</source>
            <translation>Meg</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Menu &gt; Advanced</source>
            <translation>Menü &gt; Erweitert</translation>
        </message>
        <message>
            <source>Menu &gt; Help</source>
            <translation>Menü &gt; Hilfe</translation>
        </message>
        <message>
            <source>Messages in the same form, used instead of the conversation.</source>
            <translation>Nachrichten in derselben Form, anstelle des Gesprächs.</translation>
        </message>
        <message>
            <source>Metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Microphone gain</source>
            <translation>Mikrofonverstärkung</translation>
        </message>
        <message>
            <source>Microphone level</source>
            <translation>Mikrofonpegel</translation>
        </message>
        <message>
            <source>Microsoft's reference lists the avatar as a modality; its samples don't. Try this if no avatar appears.</source>
            <translation>Microsofts Referenz nennt den Avatar unter den Modalitäten, die Beispiele nicht. Versuchen Sie es, wenn keiner zu sehen ist.</translation>
        </message>
        <message>
            <source>Mini window</source>
            <translation>Minifenster</translation>
        </message>
        <message>
            <source>Mini window opacity</source>
            <translation>Deckkraft des Minifensters</translation>
        </message>
        <message>
            <source>Minimal</source>
            <translation>Minimal</translation>
        </message>
        <message>
            <source>Minimum speech to interrupt</source>
            <translation>Mindestdauer zum Unterbrechen</translation>
        </message>
        <message>
            <source>Minimum speech to start</source>
            <translation>Mindestdauer zum Beginnen</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Model and instructions</source>
            <translation>Modell, Anweisung</translation>
        </message>
        <message>
            <source>Model type</source>
            <translation>Modelltyp</translation>
        </message>
        <message>
            <source>Mongolian (Mongolia)</source>
            <translation>Mongolisch (Mongolei)</translation>
        </message>
        <message>
            <source>Moved to a new session.</source>
            <translation>Neue Sitzung.</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>Bewegung</translation>
        </message>
        <message>
            <source>Multilingual</source>
            <translation>Mehrsprachig</translation>
        </message>
        <message>
            <source>Must be a JSON object in curly brackets.</source>
            <translation>Muss ein JSON-Objekt in geschweiften Klammern sein.</translation>
        </message>
        <message>
            <source>Must be an object with “type”: “{kind}” and a “session” object.</source>
            <translation>Muss ein Objekt mit „type“: „{kind}“ und einem Objekt „session“ sein.</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>Mute key from anywhere</source>
            <translation>Stummtaste von überall</translation>
        </message>
        <message>
            <source>Mutes and unmutes the microphone while you use other apps.</source>
            <translation>Schaltet das Mikrofon stumm und wieder ein, während Sie andere Apps benutzen.</translation>
        </message>
        <message>
            <source>My agent</source>
            <translation>Mein Agent</translation>
        </message>
        <message>
            <source>Name of the Foundry resource, if it differs from the endpoint's.</source>
            <translation>Name der Foundry-Ressource, falls sie von der des Endpunkts abweicht.</translation>
        </message>
        <message>
            <source>Names and terms you will use, one per line.</source>
            <translation>Namen und Begriffe, die Sie verwenden, einer pro Zeile.</translation>
        </message>
        <message>
            <source>Names in notifications</source>
            <translation>Namen in Benachrichtigungen</translation>
        </message>
        <message>
            <source>Near field (headset)</source>
            <translation>Nahfeld (Headset)</translation>
        </message>
        <message>
            <source>Nepali (Nepal)</source>
            <translation>Nepalesisch (Nepal)</translation>
        </message>
        <message>
            <source>Nested too deeply.</source>
            <translation>Zu tief verschachtelt.</translation>
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
            <source>Nia</source>
            <translation>Nia</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Nod</source>
            <translation>Nicken</translation>
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
            <source>Norwegian (Norway)</source>
            <translation>Norwegisch (Norwegen)</translation>
        </message>
        <message>
            <source>Not at all</source>
            <translation>Gar nicht</translation>
        </message>
        <message>
            <source>Not known to this version, but kept in the profile: {names}.</source>
            <translation>In dieser Version unbekannt, bleibt aber im Profil: {names}.</translation>
        </message>
        <message>
            <source>Not run: more than {n} calls at once.</source>
            <translation>Nicht ausgeführt: mehr als {n} Aufrufe auf einmal.</translation>
        </message>
        <message>
            <source>Not used with an API key.</source>
            <translation>Wird mit einem API-Schlüssel nicht verwendet.</translation>
        </message>
        <message>
            <source>Not valid JSON: {error}.</source>
            <translation>Kein gültiges JSON: {error}.</translation>
        </message>
        <message>
            <source>Nothing answers at {host}. Is the agent running?</source>
            <translation>Auf {host} antwortet nichts. Läuft der Agent?</translation>
        </message>
        <message>
            <source>Nothing can be sent right now.</source>
            <translation>Im Moment kann nichts gesendet werden.</translation>
        </message>
        <message>
            <source>Nothing, just transcribe me</source>
            <translation>Nichts, nur mitschreiben</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Odia (India)</source>
            <translation>Odia (Indien)</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Off (push-to-talk only)</source>
            <translation>Aus (nur Push-to-talk)</translation>
        </message>
        <message>
            <source>On this computer, for you only. What is older is deleted when the app starts, unless you pinned it.</source>
            <translation>Auf diesem Computer, nur für Sie. Was älter ist, wird beim Start der App gelöscht, außer Sie haben es angeheftet.</translation>
        </message>
        <message>
            <source>On, best compression</source>
            <translation>Ein, beste Komprimierung</translation>
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
            <source>One code per line, for example en or de. Helps to tell speech from noise.</source>
            <translation>Ein Code pro Zeile, zum Beispiel en oder de. Hilft, Sprache von Geräuschen zu unterscheiden.</translation>
        </message>
        <message>
            <source>One message per line, from you. Start a line with “assistant:” or “system:” for another sender.</source>
            <translation>Eine Nachricht pro Zeile, von Ihnen. Mit „assistant:“ oder „system:“ am Zeilenanfang von jemand anderem.</translation>
        </message>
        <message>
            <source>One name per line. Leave empty for all of the session's functions.</source>
            <translation>Ein Name pro Zeile. Leer lassen für alle Funktionen der Sitzung.</translation>
        </message>
        <message>
            <source>One or two key words, such as a name; each passage has all of them.</source>
            <translation>Ein oder zwei Stichwörter, etwa ein Name; jede Stelle enthält alle.</translation>
        </message>
        <message>
            <source>One per line. The service picks one.</source>
            <translation>Einer pro Zeile. Der Dienst wählt einen aus.</translation>
        </message>
        <message>
            <source>Only Azure needs a sign-in.</source>
            <translation>Nur Azure braucht eine Anmeldung.</translation>
        </message>
        <message>
            <source>Only for Azure Speech, which text models use.</source>
            <translation>Nur für Azure Speech, das Textmodelle verwenden.</translation>
        </message>
        <message>
            <source>Only for Azure semantic detection.</source>
            <translation>Nur für die semantische Erkennung von Azure.</translation>
        </message>
        <message>
            <source>Only for Azure voices.</source>
            <translation>Nur für Azure-Stimmen.</translation>
        </message>
        <message>
            <source>Only for HD voices.</source>
            <translation>Nur für HD-Stimmen.</translation>
        </message>
        <message>
            <source>Only for custom voices.</source>
            <translation>Nur für Custom Voices.</translation>
        </message>
        <message>
            <source>Only for generated interim responses.</source>
            <translation>Nur für generierte Zwischenantworten.</translation>
        </message>
        <message>
            <source>Only for hosted agents.</source>
            <translation>Nur für gehostete Agenten.</translation>
        </message>
        <message>
            <source>Only for personal and avatar voices.</source>
            <translation>Nur für persönliche Stimmen und Avatar-Stimmen.</translation>
        </message>
        <message>
            <source>Only for push-to-talk.</source>
            <translation>Nur für Push-to-talk.</translation>
        </message>
        <message>
            <source>Only for text models. Speech models don't need it.</source>
            <translation>Nur für Textmodelle. Sprachmodelle brauchen es nicht.</translation>
        </message>
        <message>
            <source>Only for the model's built-in detection.</source>
            <translation>Nur für die eingebaute Erkennung des Modells.</translation>
        </message>
        <message>
            <source>Only for your own sentences.</source>
            <translation>Nur für eigene Sätze.</translation>
        </message>
        <message>
            <source>Only photo avatars can be moved.</source>
            <translation>Nur Foto-Avatare lassen sich bewegen.</translation>
        </message>
        <message>
            <source>Only the local companion uses it.</source>
            <translation>Nur der lokale Begleiter nutzt es.</translation>
        </message>
        <message>
            <source>Only the local service uses it.</source>
            <translation>Nur der lokale Dienst nutzt es.</translation>
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
            <source>Opened a page</source>
            <translation>Seite geöffnet</translation>
        </message>
        <message>
            <source>Opening a page…</source>
            <translation>Öffnet eine Seite …</translation>
        </message>
        <message>
            <source>Opens a web page in the user's browser.</source>
            <translation>Öffnet eine Webseite in Ihrem Browser.</translation>
        </message>
        <message>
            <source>Output audio format</source>
            <translation>Ausgabeformat</translation>
        </message>
        <message>
            <source>Outside the conversation</source>
            <translation>Außerhalb des Gesprächs</translation>
        </message>
        <message>
            <source>Own window</source>
            <translation>Eigenes Fenster</translation>
        </message>
        <message>
            <source>PCM, 16 kHz</source>
            <translation>PCM, 16 kHz</translation>
        </message>
        <message>
            <source>PCM, 16-bit</source>
            <translation>PCM, 16 Bit</translation>
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
            <source>Parallel function calls</source>
            <translation>Parallele Funktionsaufrufe</translation>
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
            <source>Persian (Iran)</source>
            <translation>Persisch (Iran)</translation>
        </message>
        <message>
            <source>Personal voice</source>
            <translation>Persönliche Stimme</translation>
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
            <source>Photo avatar</source>
            <translation>Foto-Avatar</translation>
        </message>
        <message>
            <source>Photo avatars have no styles.</source>
            <translation>Foto-Avatare haben keine Stile.</translation>
        </message>
        <message>
            <source>Phrase list</source>
            <translation>Phrasenliste</translation>
        </message>
        <message>
            <source>Pitch</source>
            <translation>Tonhöhe</translation>
        </message>
        <message>
            <source>Place of the avatar</source>
            <translation>Platz des Avatars</translation>
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
            <source>Prefix padding</source>
            <translation>Vorlauf (Prefix Padding)</translation>
        </message>
        <message>
            <source>Pro, an Azure voice</source>
            <translation>Pro, eine Azure-Stimme</translation>
        </message>
        <message>
            <source>Pro, the model's own voice</source>
            <translation>Pro, die Stimme des Modells</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Profiles can't be saved with --temp-profile.</source>
            <translation>Mit --temp-profile lassen sich keine Profile speichern.</translation>
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
            <source>Push-to-talk turn ends</source>
            <translation>Push-to-talk endet</translation>
        </message>
        <message>
            <source>Push-to-talk with “When you release the key” needs turn detection off.</source>
            <translation>Push-to-talk mit „Beim Loslassen der Taste“ geht nur ohne Turn-Erkennung.</translation>
        </message>
        <message>
            <source>Puts a text on the user's clipboard.</source>
            <translation>Legt einen Text in Ihre Zwischenablage.</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>Raise it if you get cut off when you pause. Lower it for faster replies.</source>
            <translation>Erhöhen, wenn Sie in Sprechpausen unterbrochen werden. Verringern für schnellere Antworten.</translation>
        </message>
        <message>
            <source>Rate, style and everything else stay as in the session.</source>
            <translation>Tempo, Stil und alles andere bleiben wie in der Sitzung.</translation>
        </message>
        <message>
            <source>Reacts as soon as your microphone hears you, before the service does. Use headphones: on loudspeakers the assistant would turn itself down.</source>
            <translation>Reagiert, sobald Ihr Mikrofon Sie hört, noch vor dem Dienst. Nur mit Kopfhörern: Über Lautsprecher würde der Assistent sich selbst leiser stellen.</translation>
        </message>
        <message>
            <source>Read the clipboard</source>
            <translation>Zwischenablage gelesen</translation>
        </message>
        <message>
            <source>Reading the clipboard…</source>
            <translation>Liest die Zwischenablage …</translation>
        </message>
        <message>
            <source>Reads the text that the user has copied.</source>
            <translation>Liest den Text, den Sie kopiert haben.</translation>
        </message>
        <message>
            <source>Reasoning effort</source>
            <translation>Denkaufwand (Reasoning)</translation>
        </message>
        <message>
            <source>Reconnected.</source>
            <translation>Wieder verbunden.</translation>
        </message>
        <message>
            <source>Reconnects after this long without a message. A service that is waiting for you is silent, too.</source>
            <translation>Verbindet neu, wenn so lange keine Nachricht kommt. Auch ein Dienst, der auf Sie wartet, ist still.</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>Weniger Bewegung</translation>
        </message>
        <message>
            <source>Release delay</source>
            <translation>Nachlauf der Sprechtaste</translation>
        </message>
        <message>
            <source>Releases page</source>
            <translation>Seite mit den Versionen</translation>
        </message>
        <message>
            <source>Removes background noise before the service listens.</source>
            <translation>Entfernt Hintergrundgeräusche, bevor der Dienst zuhört.</translation>
        </message>
        <message>
            <source>Removes the assistant's voice from your microphone. Leave it on when you use loudspeakers.</source>
            <translation>Entfernt die Stimme des Assistenten aus Ihrem Mikrofonsignal. Bei Lautsprechern eingeschaltet lassen.</translation>
        </message>
        <message>
            <source>Replies</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Replies are text only.</source>
            <translation>Antworten sind nur Text.</translation>
        </message>
        <message>
            <source>Replies are turned off.</source>
            <translation>Antworten sind ausgeschaltet.</translation>
        </message>
        <message>
            <source>Replies as soon as you stop speaking.</source>
            <translation>Antwortet, sobald Sie aufhören zu sprechen.</translation>
        </message>
        <message>
            <source>Reply automatically</source>
            <translation>Automatisch antworten</translation>
        </message>
        <message>
            <source>Reply only to this</source>
            <translation>Nur hierauf antworten</translation>
        </message>
        <message>
            <source>Reply with</source>
            <translation>Antworten als</translation>
        </message>
        <message>
            <source>Resolution</source>
            <translation>Auflösung</translation>
        </message>
        <message>
            <source>Responses</source>
            <translation>Responses</translation>
        </message>
        <message>
            <source>Romanian (Romania)</source>
            <translation>Rumänisch (Rumänien)</translation>
        </message>
        <message>
            <source>Rowan</source>
            <translation>Rowan</translation>
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
            <source>Said word for word, without asking the model.</source>
            <translation>Wird wörtlich gesagt, ohne das Modell zu fragen.</translation>
        </message>
        <message>
            <source>Same as session</source>
            <translation>Wie in der Sitzung</translation>
        </message>
        <message>
            <source>Saved conversations</source>
            <translation>Gespeicherte Gespräche</translation>
        </message>
        <message>
            <source>Saves bandwidth for a little CPU time. More memory compresses slightly better.</source>
            <translation>Spart Bandbreite und kostet etwas Rechenzeit. Mehr Speicher komprimiert etwas besser.</translation>
        </message>
        <message>
            <source>Scopes of the Entra ID token, one per line. Leave empty for https://ai.azure.com/.default.</source>
            <translation>Scopes des Entra-ID-Tokens, einer pro Zeile. Leer lassen für https://ai.azure.com/.default.</translation>
        </message>
        <message>
            <source>Searched earlier conversations</source>
            <translation>Frühere Gespräche durchsucht</translation>
        </message>
        <message>
            <source>Searched files</source>
            <translation>Dateien durchsucht</translation>
        </message>
        <message>
            <source>Searched the web</source>
            <translation>Im Web gesucht</translation>
        </message>
        <message>
            <source>Searching files…</source>
            <translation>Dateien werden durchsucht …</translation>
        </message>
        <message>
            <source>Searching the web…</source>
            <translation>Im Web wird gesucht …</translation>
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
            <source>Semantic, multilingual</source>
            <translation>Semantisch, mehrsprachig</translation>
        </message>
        <message>
            <source>Sends OpenTelemetry traces and metrics of your sessions to your own collector, and to nobody else.</source>
            <translation>Sendet OpenTelemetry-Spuren und -Messwerte Ihrer Sitzungen an Ihren eigenen Collector und sonst an niemanden.</translation>
        </message>
        <message>
            <source>Sent with the connection request, one “name: value” per line. Lines that contain a key are forgotten when you close the app.</source>
            <translation>Werden mit der Verbindungsanfrage gesendet, ein „Name: Wert“ pro Zeile. Zeilen mit einem Schlüssel werden beim Schließen der App vergessen.</translation>
        </message>
        <message>
            <source>Sent. The answer appears among the messages.</source>
            <translation>Gesendet. Die Antwort erscheint unter den Nachrichten.</translation>
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
            <source>Server VAD (loudness)</source>
            <translation>Server-VAD (Lautstärke)</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>Session as JSON</source>
            <translation>Sitzung als JSON</translation>
        </message>
        <message>
            <source>Session log</source>
            <translation>Sitzungsprotokoll</translation>
        </message>
        <message>
            <source>Set a time first.</source>
            <translation>Stellen Sie zuerst eine Zeit ein.</translation>
        </message>
        <message>
            <source>Set by the agent.</source>
            <translation>Vom Agenten festgelegt.</translation>
        </message>
        <message>
            <source>Settings are not saved in this run, so the function can't be saved.</source>
            <translation>Die Einstellungen werden in diesem Lauf nicht gespeichert, also auch die Funktion nicht.</translation>
        </message>
        <message>
            <source>Shades the words that the transcription is unsure of. A row's details have the figures.</source>
            <translation>Hinterlegt Wörter, bei denen sich die Transkription unsicher ist. Die Zahlen stehen in den Details der Zeile.</translation>
        </message>
        <message>
            <source>Short and factual</source>
            <translation>Kurz und sachlich</translation>
        </message>
        <message>
            <source>Short sounds tell you when the assistant is listening, has heard you or is still thinking, and when the conversation ends.</source>
            <translation>Kurze Töne sagen, wann die Assistenz zuhört, Sie gehört hat oder noch nachdenkt und wann das Gespräch endet.</translation>
        </message>
        <message>
            <source>Shorter sounds, such as a cough or a click, are ignored.</source>
            <translation>Kürzere Geräusche wie Husten oder Klicken werden ignoriert.</translation>
        </message>
        <message>
            <source>Shows what the assistant is doing next to the clock. Not every desktop has a place for it.</source>
            <translation>Zeigt neben der Uhr, was der Assistent tut. Nicht jeder Desktop hat einen Platz dafür.</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Anmeldung</translation>
        </message>
        <message>
            <source>Silence before a reply</source>
            <translation>Stille bis zur Antwort</translation>
        </message>
        <message>
            <source>Sinhala (Sri Lanka)</source>
            <translation>Singhalesisch (Sri Lanka)</translation>
        </message>
        <message>
            <source>Size of the avatar</source>
            <translation>Größe des Avatars</translation>
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
            <source>Somali (Somalia)</source>
            <translation>Somali (Somalia)</translation>
        </message>
        <message>
            <source>Sound cues</source>
            <translation>Hinweistöne</translation>
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
            <source>Speak up after</source>
            <translation>Meldet sich nach</translation>
        </message>
        <message>
            <source>Speak-up instructions</source>
            <translation>Anweisung dazu</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
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
            <source>Speech and text</source>
            <translation>Sprache und Text</translation>
        </message>
        <message>
            <source>Speech and text, or text only.</source>
            <translation>Sprache und Text oder nur Text.</translation>
        </message>
        <message>
            <source>Speech and text, text only, or nothing: then your words are just transcribed.</source>
            <translation>Sprache und Text, nur Text oder nichts: Dann werden Ihre Worte nur mitgeschrieben.</translation>
        </message>
        <message>
            <source>Speech recognition</source>
            <translation>Spracherkennung</translation>
        </message>
        <message>
            <source>Spoken word for word, or rephrased by the model.</source>
            <translation>Wird wörtlich gesprochen oder vom Modell umformuliert.</translation>
        </message>
        <message>
            <source>Standard, an Azure voice</source>
            <translation>Standard, eine Azure-Stimme</translation>
        </message>
        <message>
            <source>Standard, the model's own voice</source>
            <translation>Standard, die Stimme des Modells</translation>
        </message>
        <message>
            <source>Start at login</source>
            <translation>Bei der Anmeldung starten</translation>
        </message>
        <message>
            <source>Start at login could not be changed: {reason}.</source>
            <translation>Der Start bei der Anmeldung konnte nicht geändert werden: {reason}.</translation>
        </message>
        <message>
            <source>Start command</source>
            <translation>Startbefehl</translation>
        </message>
        <message>
            <source>Start minimized</source>
            <translation>Minimiert starten</translation>
        </message>
        <message>
            <source>Start talking</source>
            <translation>Sofort sprechen</translation>
        </message>
        <message>
            <source>Started a timer</source>
            <translation>Timer gestartet</translation>
        </message>
        <message>
            <source>Starting a timer…</source>
            <translation>Startet einen Timer …</translation>
        </message>
        <message>
            <source>Starts a conversation as soon as the app is ready.</source>
            <translation>Beginnt ein Gespräch, sobald die App bereit ist.</translation>
        </message>
        <message>
            <source>Starts a timer or reminder; the user is told when it is due.</source>
            <translation>Startet einen Timer oder eine Erinnerung und meldet sich, wenn die Zeit um ist.</translation>
        </message>
        <message>
            <source>Starts in the tray, or in the taskbar where there is no tray.</source>
            <translation>Startet im Infobereich oder, wo es keinen gibt, in der Taskleiste.</translation>
        </message>
        <message>
            <source>Starts the app when you sign in to this computer.</source>
            <translation>Startet die App, wenn Sie sich an diesem Computer anmelden.</translation>
        </message>
        <message>
            <source>Story for a child</source>
            <translation>Geschichte für ein Kind</translation>
        </message>
        <message>
            <source>Studio</source>
            <translation>Studio</translation>
        </message>
        <message>
            <source>Such as (2 + 3) * 4.5</source>
            <translation>Zum Beispiel (2 + 3) * 4.5</translation>
        </message>
        <message>
            <source>Suits most people and places.</source>
            <translation>Passt für die meisten Menschen und Orte.</translation>
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
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Takes effect the next time you start the app.</source>
            <translation>Gilt ab dem nächsten Start der App.</translation>
        </message>
        <message>
            <source>Talk</source>
            <translation>Sprechen</translation>
        </message>
        <message>
            <source>Talk key</source>
            <translation>Sprechtaste</translation>
        </message>
        <message>
            <source>Talk key and greeting</source>
            <translation>Taste, Begrüßung</translation>
        </message>
        <message>
            <source>Talk key from anywhere</source>
            <translation>Sprechtaste von überall</translation>
        </message>
        <message>
            <source>Talk mode</source>
            <translation>Sprechmodus</translation>
        </message>
        <message>
            <source>Talking starts at</source>
            <translation>Sprechen beginnt ab</translation>
        </message>
        <message>
            <source>Talking stops at</source>
            <translation>Sprechen endet unter</translation>
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
            <source>Technical sitting</source>
            <translation>Technisch, sitzend</translation>
        </message>
        <message>
            <source>Technical standing</source>
            <translation>Technisch, stehend</translation>
        </message>
        <message>
            <source>Telemetry</source>
            <translation>Telemetrie</translation>
        </message>
        <message>
            <source>Telemetry address</source>
            <translation>Telemetrie-Adresse</translation>
        </message>
        <message>
            <source>Telemetry with words</source>
            <translation>Telemetrie mit Worten</translation>
        </message>
        <message>
            <source>Tells the current date and time.</source>
            <translation>Nennt Datum und Uhrzeit.</translation>
        </message>
        <message>
            <source>Tells which timers and reminders run.</source>
            <translation>Sagt, welche Timer und Erinnerungen laufen.</translation>
        </message>
        <message>
            <source>Tells you about new versions and links to them. Installs nothing by itself.</source>
            <translation>Weist auf neue Versionen hin und verlinkt sie. Installiert nichts von selbst.</translation>
        </message>
        <message>
            <source>Tells you on the desktop when something needs you while you are in another window.</source>
            <translation>Sagt Ihnen auf dem Desktop Bescheid, wenn Sie gebraucht werden, während Sie in einem anderen Fenster sind.</translation>
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
            <source>Text after a truncated reply</source>
            <translation>Text nach gekürzter Antwort</translation>
        </message>
        <message>
            <source>Text model with Azure Speech</source>
            <translation>Textmodell mit Azure Speech</translation>
        </message>
        <message>
            <source>Text normalization</source>
            <translation>Textnormalisierung</translation>
        </message>
        <message>
            <source>Text only</source>
            <translation>Nur Text</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>Thai (Thailand)</source>
            <translation>Thailändisch (Thailand)</translation>
        </message>
        <message>
            <source>The Foundry project the agent belongs to.</source>
            <translation>Das Foundry-Projekt des Agenten.</translation>
        </message>
        <message>
            <source>The SDK cannot read it as this type.</source>
            <translation>Das SDK kann sie nicht als diesen Typ lesen.</translation>
        </message>
        <message>
            <source>The SDK knows no client event of this type.</source>
            <translation>Das SDK kennt keine solche Nachricht an den Dienst.</translation>
        </message>
        <message>
            <source>The SDK knows no field “{name}” here.</source>
            <translation>Das SDK kennt hier kein Feld „{name}“.</translation>
        </message>
        <message>
            <source>The URL must start with https:// and contain no spaces.</source>
            <translation>Die URL muss mit https:// beginnen und darf keine Leerzeichen enthalten.</translation>
        </message>
        <message>
            <source>The accent to use for each language, one code per line, for example en-GB.</source>
            <translation>Der Akzent für jede Sprache, ein Code pro Zeile, zum Beispiel de-AT.</translation>
        </message>
        <message>
            <source>The address must start with https://.</source>
            <translation>Die Adresse muss mit https:// beginnen.</translation>
        </message>
        <message>
            <source>The address of your Azure resource, for example https://NAME.services.ai.azure.com.</source>
            <translation>Die Adresse Ihrer Azure-Ressource, zum Beispiel https://NAME.services.ai.azure.com.</translation>
        </message>
        <message>
            <source>The agent at {host} closed the connection without an answer.</source>
            <translation>Der Agent auf {host} hat die Verbindung ohne Antwort beendet.</translation>
        </message>
        <message>
            <source>The agent at {host} did not answer in time.</source>
            <translation>Der Agent auf {host} hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The agent at {host} does not serve /{protocol} (HTTP {status}).</source>
            <translation>Der Agent auf {host} bietet /{protocol} nicht an (HTTP {status}).</translation>
        </message>
        <message>
            <source>The agent at {host} failed (HTTP {status}).</source>
            <translation>Der Agent auf {host} meldet einen Fehler (HTTP {status}).</translation>
        </message>
        <message>
            <source>The agent at {host} failed.</source>
            <translation>Der Agent auf {host} meldet einen Fehler.</translation>
        </message>
        <message>
            <source>The agent at {host} has neither /responses nor /invocations.</source>
            <translation>Der Agent auf {host} bietet weder /responses noch /invocations an.</translation>
        </message>
        <message>
            <source>The agent at {host} sent an empty answer.</source>
            <translation>Der Agent auf {host} hat eine leere Antwort geschickt.</translation>
        </message>
        <message>
            <source>The agent at {host} stopped in the middle of its answer.</source>
            <translation>Der Agent auf {host} hat mitten in der Antwort aufgehört.</translation>
        </message>
        <message>
            <source>The agent continues its conversation.</source>
            <translation>Der Agent setzt sein Gespräch fort.</translation>
        </message>
        <message>
            <source>The answer of the agent at {host} broke off.</source>
            <translation>Die Antwort des Agenten auf {host} ist abgebrochen.</translation>
        </message>
        <message>
            <source>The answer of the language model at {host} broke off.</source>
            <translation>Die Antwort des Sprachmodells auf {host} ist abgebrochen.</translation>
        </message>
        <message>
            <source>The assistant gets the newest messages in full ({n}) and a summary of the {m} before them, at most {k} characters.</source>
            <translation>Der Assistent bekommt die neuesten Nachrichten vollständig ({n}) und von den {m} davor eine Zusammenfassung, höchstens {k} Zeichen.</translation>
        </message>
        <message>
            <source>The assistant speaks first when you have been silent this long, once for each silence.</source>
            <translation>Der Assistent spricht von sich aus, wenn Sie so lange geschwiegen haben, einmal je Stille.</translation>
        </message>
        <message>
            <source>The assistant stops as soon as you speak.</source>
            <translation>Der Assistent verstummt, sobald Sie sprechen.</translation>
        </message>
        <message>
            <source>The avatar has its own voice.</source>
            <translation>Der Avatar hat seine eigene Stimme.</translation>
        </message>
        <message>
            <source>The character is one that was made for your resource.</source>
            <translation>Die Figur wurde für Ihre Ressource erstellt.</translation>
        </message>
        <message>
            <source>The characters {signs} cannot be part of a name.</source>
            <translation>Die Zeichen {signs} können nicht Teil eines Namens sein.</translation>
        </message>
        <message>
            <source>The chosen detection only works for English.</source>
            <translation>Die gewählte Erkennung gibt es nur für Englisch.</translation>
        </message>
        <message>
            <source>The command line that starts your own hosted agent.</source>
            <translation>Die Befehlszeile, die Ihren eigenen gehosteten Agenten startet.</translation>
        </message>
        <message>
            <source>The conversation is too long for the language model '{model}'.</source>
            <translation>Das Gespräch ist zu lang für das Sprachmodell „{model}“.</translation>
        </message>
        <message>
            <source>The directory to sign in to, by name or ID. Leave empty for your own tenant.</source>
            <translation>Das Verzeichnis für die Anmeldung, als Name oder ID. Leer lassen für den eigenen Mandanten.</translation>
        </message>
        <message>
            <source>The field “{name}” is missing.</source>
            <translation>Das Feld „{name}“ fehlt.</translation>
        </message>
        <message>
            <source>The file could not be saved: {reason}.</source>
            <translation>Die Datei konnte nicht gespeichert werden: {reason}.</translation>
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
            <source>The file {file} cannot be used: {why}.</source>
            <translation>Die Datei {file} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>The file {file} could not be used.</source>
            <translation>Die Datei {file} ließ sich nicht verwenden.</translation>
        </message>
        <message>
            <source>The function file {file} cannot be used: {why}.</source>
            <translation>Die Funktionsdatei {file} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>The instructions the model gets for these words.</source>
            <translation>Die Anweisung, die das Modell für diese Worte bekommt.</translation>
        </message>
        <message>
            <source>The language a multilingual voice speaks by default, for example en-GB.</source>
            <translation>Die Sprache, die eine mehrsprachige Stimme standardmäßig spricht, zum Beispiel de-DE.</translation>
        </message>
        <message>
            <source>The language model answered without a word.</source>
            <translation>Das Sprachmodell hat ohne ein Wort geantwortet.</translation>
        </message>
        <message>
            <source>The language model at {host} did not answer in time.</source>
            <translation>Das Sprachmodell auf {host} hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The language model at {host} stopped in the middle of its answer.</source>
            <translation>Das Sprachmodell auf {host} hat mitten in der Antwort aufgehört.</translation>
        </message>
        <message>
            <source>The language model called a function that does not exist: '{name}'.</source>
            <translation>Das Sprachmodell wollte eine Funktion aufrufen, die es nicht gibt: „{name}“.</translation>
        </message>
        <message>
            <source>The language model called the function '{name}' with arguments that are no JSON object.</source>
            <translation>Das Sprachmodell hat die Funktion „{name}“ mit Argumenten aufgerufen, die kein JSON-Objekt sind.</translation>
        </message>
        <message>
            <source>The language model's server at {host} cannot be reached.</source>
            <translation>Der Server des Sprachmodells auf {host} ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The language model's server at {host} failed (HTTP {status}).</source>
            <translation>Der Server des Sprachmodells auf {host} meldet einen Fehler (HTTP {status}).</translation>
        </message>
        <message>
            <source>The language model's server at {host} is busy: too many requests.</source>
            <translation>Der Server des Sprachmodells auf {host} ist überlastet: zu viele Anfragen.</translation>
        </message>
        <message>
            <source>The language model's server at {host} is busy: too many requests. Try again in {s} seconds.</source>
            <translation>Der Server des Sprachmodells auf {host} ist überlastet: zu viele Anfragen. Versuchen Sie es in {s} Sekunden erneut.</translation>
        </message>
        <message>
            <source>The language model's server at {host} refuses the key.</source>
            <translation>Der Server des Sprachmodells auf {host} lehnt den Schlüssel ab.</translation>
        </message>
        <message>
            <source>The language model's server at {host} reports an error.</source>
            <translation>Der Server des Sprachmodells auf {host} meldet einen Fehler.</translation>
        </message>
        <message>
            <source>The local companion needs no account. Azure needs a Voice Live resource.</source>
            <translation>Der lokale Begleiter braucht kein Konto. Azure braucht eine Voice-Live-Ressource.</translation>
        </message>
        <message>
            <source>The longest interim response, in tokens.</source>
            <translation>Die längste Zwischenantwort, in Token.</translation>
        </message>
        <message>
            <source>The microphone stays silent for as long as what the app tells your screen reader takes. For open speakers.</source>
            <translation>Das Mikrofon bleibt so lange stumm, wie Ihr Screenreader für das braucht, was die App ihm sagt. Für offene Lautsprecher.</translation>
        </message>
        <message>
            <source>The microphone you talk into.</source>
            <translation>Das Mikrofon, in das Sie sprechen.</translation>
        </message>
        <message>
            <source>The model behind a personal voice or an avatar's voice.</source>
            <translation>Das Modell hinter einer persönlichen Stimme oder der Stimme eines Avatars.</translation>
        </message>
        <message>
            <source>The model can call several functions at the same time.</source>
            <translation>Das Modell darf mehrere Funktionen gleichzeitig aufrufen.</translation>
        </message>
        <message>
            <source>The model can't change during a session. Choose it in Settings.</source>
            <translation>Das Modell lässt sich während der Sitzung nicht ändern. Wählen Sie es in den Einstellungen.</translation>
        </message>
        <message>
            <source>The model that creates visemes and blend shapes. Leave empty for the service's default.</source>
            <translation>Das Modell für Viseme und Blendshapes. Leer lassen für den Standard des Dienstes.</translation>
        </message>
        <message>
            <source>The model that replies. You can also type a deployment name.</source>
            <translation>Das Modell, das antwortet. Sie können auch den Namen einer Bereitstellung eingeben.</translation>
        </message>
        <message>
            <source>The model's built-in detection only has “Eagerness”.</source>
            <translation>Die eingebaute Erkennung des Modells hat nur „Antworteifer“.</translation>
        </message>
        <message>
            <source>The model's name already says this.</source>
            <translation>Das geht schon aus dem Modellnamen hervor.</translation>
        </message>
        <message>
            <source>The part of the picture that is sent: left, top, right, bottom in pixels.</source>
            <translation>Der Teil des Bildes, der gesendet wird: links, oben, rechts, unten in Pixeln.</translation>
        </message>
        <message>
            <source>The person you see. Enter a name to use an avatar of your own.</source>
            <translation>Wer zu sehen ist. Für einen eigenen Avatar geben Sie seinen Namen ein.</translation>
        </message>
        <message>
            <source>The profile could not be used: {reason}.</source>
            <translation>Das Profil ließ sich nicht verwenden: {reason}.</translation>
        </message>
        <message>
            <source>The profile you chose last.</source>
            <translation>Das zuletzt gewählte Profil.</translation>
        </message>
        <message>
            <source>The reply is text only.</source>
            <translation>Die Antwort ist nur Text.</translation>
        </message>
        <message>
            <source>The reply takes long</source>
            <translation>Die Antwort dauert lange</translation>
        </message>
        <message>
            <source>The server at {host} does not answer as a language model does.</source>
            <translation>Der Server auf {host} antwortet nicht wie ein Sprachmodell.</translation>
        </message>
        <message>
            <source>The server at {host} has no language model '{model}'.</source>
            <translation>Der Server auf {host} hat kein Sprachmodell „{model}“.</translation>
        </message>
        <message>
            <source>The server at {host} has no language model loaded.</source>
            <translation>Der Server auf {host} hat kein Sprachmodell geladen.</translation>
        </message>
        <message>
            <source>The server {label} cannot be used: {why}.</source>
            <translation>Der Server {label} kann nicht verwendet werden: {why}.</translation>
        </message>
        <message>
            <source>The service accepts at most {n} lines.</source>
            <translation>Der Dienst nimmt höchstens {n} Zeilen an.</translation>
        </message>
        <message>
            <source>The service accepts at most {n} of them.</source>
            <translation>Der Dienst nimmt höchstens {n} davon an.</translation>
        </message>
        <message>
            <source>The service removes the part of an interrupted reply that it thinks you didn't hear. The app reports the exact point either way.</source>
            <translation>Der Dienst entfernt den Teil einer unterbrochenen Antwort, den Sie seiner Schätzung nach nicht gehört haben. Die App meldet die genaue Stelle ohnehin.</translation>
        </message>
        <message>
            <source>The service reports when each word of a reply is spoken. With an avatar, this makes highlighting exact.</source>
            <translation>Der Dienst meldet, wann jedes Wort einer Antwort gesprochen wird. Mit Avatar wird die Hervorhebung dadurch genau.</translation>
        </message>
        <message>
            <source>The service sends facial blend shapes where it supports them. For developers: the app does not show them.</source>
            <translation>Der Dienst sendet Blendshapes für das Gesicht, wo er sie unterstützt. Für Entwickler: Die App zeigt sie nicht an.</translation>
        </message>
        <message>
            <source>The service sent no sound.</source>
            <translation>Der Dienst hat keinen Ton gesendet.</translation>
        </message>
        <message>
            <source>The service's own</source>
            <translation>Die des Dienstes</translation>
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
            <source>The size of the video in pixels.</source>
            <translation>Die Größe des Videos in Pixeln.</translation>
        </message>
        <message>
            <source>The small model that writes interim responses.</source>
            <translation>Das kleine Modell, das Zwischenantworten formuliert.</translation>
        </message>
        <message>
            <source>The voice can't change after it has spoken in this session.</source>
            <translation>Die Stimme lässt sich nicht mehr ändern, sobald sie in dieser Sitzung gesprochen hat.</translation>
        </message>
        <message>
            <source>There is no file named {name}.</source>
            <translation>Es gibt keine Datei namens {name}.</translation>
        </message>
        <message>
            <source>There is no home folder, so your settings are kept only until you close the program.</source>
            <translation>Es gibt keinen Benutzerordner, daher bleiben Ihre Einstellungen nur bis zum Beenden des Programms erhalten.</translation>
        </message>
        <message>
            <source>There is no profile named {name}.</source>
            <translation>Es gibt kein Profil namens {name}.</translation>
        </message>
        <message>
            <source>There is no profile {name}; the saved settings are used.</source>
            <translation>Es gibt kein Profil {name}; es gelten die gespeicherten Einstellungen.</translation>
        </message>
        <message>
            <source>There is no session. Press Start first.</source>
            <translation>Es gibt keine Sitzung. Drücken Sie zuerst Start.</translation>
        </message>
        <message>
            <source>There is no setting for subtitles.</source>
            <translation>Für Untertitel gibt es keine Einstellung.</translation>
        </message>
        <message>
            <source>There is no wake word. Press Start, or use the talk key.</source>
            <translation>Ein Aktivierungswort gibt es nicht. Klicken Sie auf „Starten“ oder verwenden Sie die Sprechtaste.</translation>
        </message>
        <message>
            <source>These saved settings could not be used: {labels}.</source>
            <translation>Diese gespeicherten Einstellungen ließen sich nicht verwenden: {labels}.</translation>
        </message>
        <message>
            <source>These settings in the profile could not be used: {labels}.</source>
            <translation>Diese Einstellungen im Profil ließen sich nicht verwenden: {labels}.</translation>
        </message>
        <message>
            <source>This app</source>
            <translation>Diese App</translation>
        </message>
        <message>
            <source>This file cannot be read.</source>
            <translation>Diese Datei lässt sich nicht lesen.</translation>
        </message>
        <message>
            <source>This is not JSON.</source>
            <translation>Das ist kein JSON.</translation>
        </message>
        <message>
            <source>This is not a JSON object.</source>
            <translation>Das ist kein JSON-Objekt.</translation>
        </message>
        <message>
            <source>This key cannot be used.</source>
            <translation>Diese Taste lässt sich nicht verwenden.</translation>
        </message>
        <message>
            <source>This name is reserved by the system.</source>
            <translation>Dieser Name ist vom System reserviert.</translation>
        </message>
        <message>
            <source>Tilt</source>
            <translation>Neigen</translation>
        </message>
        <message>
            <source>Tilts the head sideways, counterclockwise (negative) or clockwise.</source>
            <translation>Neigt den Kopf zur Seite, gegen (negativ) oder im Uhrzeigersinn.</translation>
        </message>
        <message>
            <source>Tilts the head up (negative) or down.</source>
            <translation>Neigt den Kopf nach oben (negativ) oder unten.</translation>
        </message>
        <message>
            <source>Token scopes</source>
            <translation>Token-Scopes</translation>
        </message>
        <message>
            <source>Told about recording</source>
            <translation>Auf Aufnahmen hingewiesen</translation>
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
            <source>Transcription model</source>
            <translation>Transkriptionsmodell</translation>
        </message>
        <message>
            <source>Transcription phrases</source>
            <translation>Transkribierte Phrasen</translation>
        </message>
        <message>
            <source>Transcription prompt</source>
            <translation>Prompt für die Transkription</translation>
        </message>
        <message>
            <source>Tray icon</source>
            <translation>Symbol im Infobereich</translation>
        </message>
        <message>
            <source>Trusted host</source>
            <translation>Vertrauenswürdiger Host</translation>
        </message>
        <message>
            <source>Trusted language model server</source>
            <translation>Erlaubter Sprachmodell-Server</translation>
        </message>
        <message>
            <source>Turkish (Türkiye)</source>
            <translation>Türkisch (Türkei)</translation>
        </message>
        <message>
            <source>Turn</source>
            <translation>Drehen</translation>
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
            <source>Turn on notifications first.</source>
            <translation>Schalten Sie zuerst die Benachrichtigungen ein.</translation>
        </message>
        <message>
            <source>Turn on telemetry first.</source>
            <translation>Schalten Sie zuerst die Telemetrie ein.</translation>
        </message>
        <message>
            <source>Turn on the tray icon first.</source>
            <translation>Schalten Sie zuerst das Symbol im Infobereich ein.</translation>
        </message>
        <message>
            <source>Turn on “Auto-truncate” first.</source>
            <translation>Schalten Sie zuerst „Automatisch kürzen (Auto-Truncate)“ ein.</translation>
        </message>
        <message>
            <source>Turn on “Avatar” first.</source>
            <translation>Schalten Sie zuerst „Avatar“ ein.</translation>
        </message>
        <message>
            <source>Turn on “End-of-utterance detection” first.</source>
            <translation>Schalten Sie zuerst „Satzende-Erkennung“ ein.</translation>
        </message>
        <message>
            <source>Turn on “Interim responses” first.</source>
            <translation>Schalten Sie zuerst „Zwischenantworten“ ein.</translation>
        </message>
        <message>
            <source>Turn on “Interrupt by speaking” first.</source>
            <translation>Schalten Sie zuerst „Durch Sprechen unterbrechen“ ein.</translation>
        </message>
        <message>
            <source>Turn on “Visemes” or “Blend shapes” first.</source>
            <translation>Schalten Sie zuerst „Viseme“ oder „Blendshapes“ ein.</translation>
        </message>
        <message>
            <source>Turn taking (VAD)</source>
            <translation>Sprecherwechsel</translation>
        </message>
        <message>
            <source>Turns the head left (negative) or right.</source>
            <translation>Dreht den Kopf nach links (negativ) oder rechts.</translation>
        </message>
        <message>
            <source>Turns your speech into the text you see. The model itself hears your voice.</source>
            <translation>Wandelt Ihre Sprache in den sichtbaren Text um. Das Modell selbst hört Ihre Stimme.</translation>
        </message>
        <message>
            <source>URL of a file that says how numbers, units and abbreviations are read aloud.</source>
            <translation>URL einer Datei, die festlegt, wie Zahlen, Einheiten und Abkürzungen vorgelesen werden.</translation>
        </message>
        <message>
            <source>URL of a file that says how words are pronounced.</source>
            <translation>URL einer Datei, die festlegt, wie Wörter ausgesprochen werden.</translation>
        </message>
        <message>
            <source>Ukrainian (Ukraine)</source>
            <translation>Ukrainisch (Ukraine)</translation>
        </message>
        <message>
            <source>Until I delete them</source>
            <translation>Bis ich sie lösche</translation>
        </message>
        <message>
            <source>Up or down</source>
            <translation>Oben oder unten</translation>
        </message>
        <message>
            <source>Up to 16 “name: value” lines that the service stores with the reply.</source>
            <translation>Bis zu 16 Zeilen „Name: Wert“, die der Dienst mit der Antwort speichert.</translation>
        </message>
        <message>
            <source>Up to 16 “name: value” lines that the service stores with the session.</source>
            <translation>Bis zu 16 Zeilen „Name: Wert“, die der Dienst mit der Sitzung speichert.</translation>
        </message>
        <message>
            <source>Updates</source>
            <translation>Updates</translation>
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
            <source>Use a template…</source>
            <translation>Vorlage verwenden …</translation>
        </message>
        <message>
            <source>Use the agent's audio settings</source>
            <translation>Audioeinstellungen des Agenten verwenden</translation>
        </message>
        <message>
            <source>Used instead of the session's instructions, for this reply only.</source>
            <translation>Gelten statt der Anweisungen der Sitzung, nur für diese Antwort.</translation>
        </message>
        <message>
            <source>Uzbek (Uzbekistan)</source>
            <translation>Usbekisch (Usbekistan)</translation>
        </message>
        <message>
            <source>Very high</source>
            <translation>Sehr hoch</translation>
        </message>
        <message>
            <source>Video avatar</source>
            <translation>Video-Avatar</translation>
        </message>
        <message>
            <source>Video bit rate</source>
            <translation>Bitrate des Videos</translation>
        </message>
        <message>
            <source>Video transport</source>
            <translation>Videoübertragung</translation>
        </message>
        <message>
            <source>Vietnamese (Vietnam)</source>
            <translation>Vietnamesisch (Vietnam)</translation>
        </message>
        <message>
            <source>Visemes</source>
            <translation>Viseme</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Voice threshold</source>
            <translation>Sprachschwelle</translation>
        </message>
        <message>
            <source>Voice type</source>
            <translation>Stimmtyp</translation>
        </message>
        <message>
            <source>Voice variation</source>
            <translation>Variation der Stimme</translation>
        </message>
        <message>
            <source>Voice volume</source>
            <translation>Lautstärke der Stimme</translation>
        </message>
        <message>
            <source>Voice's default</source>
            <translation>Standard der Stimme</translation>
        </message>
        <message>
            <source>Voice, turn detection, noise, echo and transcription as stored with the agent, not as chosen here.</source>
            <translation>Stimme, Turn-Erkennung, Geräusche, Echo und Transkription, wie beim Agenten gespeichert, nicht wie hier gewählt.</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>Waits longer when your sentence sounds unfinished.</source>
            <translation>Wartet länger, wenn Ihr Satz unfertig klingt.</translation>
        </message>
        <message>
            <source>WebRTC</source>
            <translation>WebRTC</translation>
        </message>
        <message>
            <source>WebSocket</source>
            <translation>WebSocket</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
        <message>
            <source>Welcome seen</source>
            <translation>Willkommen gesehen</translation>
        </message>
        <message>
            <source>Welsh (United Kingdom)</source>
            <translation>Walisisch (Großbritannien)</translation>
        </message>
        <message>
            <source>What it is for.</source>
            <translation>Wofür er ist.</translation>
        </message>
        <message>
            <source>What kind of model you bring. Enter its deployment name under “Model”.</source>
            <translation>Welche Art von Modell Sie mitbringen. Den Namen der Bereitstellung tragen Sie unter „Modell“ ein.</translation>
        </message>
        <message>
            <source>What kind of model your deployment is, if its name does not say. Transcription, noise reduction and turn detection depend on it.</source>
            <translation>Welche Art von Modell Ihre Bereitstellung ist, falls der Name es nicht verrät. Transkription, Rauschunterdrückung und Turn-Erkennung hängen davon ab.</translation>
        </message>
        <message>
            <source>What the assistant says while a reply takes long or a function is running.</source>
            <translation>Was der Assistent sagt, während eine Antwort länger dauert oder eine Funktion läuft.</translation>
        </message>
        <message>
            <source>What the assistant says while this reply takes long. Sentences and model come from Settings.</source>
            <translation>Was der Assistent sagt, während diese Antwort dauert. Sätze und Modell stehen in den Einstellungen.</translation>
        </message>
        <message>
            <source>What the conversation is about, or words that will come up.</source>
            <translation>Worum es im Gespräch geht oder welche Wörter vorkommen.</translation>
        </message>
        <message>
            <source>What the local companion hears with.</source>
            <translation>Womit der lokale Begleiter hört.</translation>
        </message>
        <message>
            <source>What the small model should say while you wait.</source>
            <translation>Was das kleine Modell sagen soll, während Sie warten.</translation>
        </message>
        <message>
            <source>What you have said since your last turn is added first.</source>
            <translation>Was Sie seit Ihrem letzten Redebeitrag gesagt haben, wird vorher hinzugefügt.</translation>
        </message>
        <message>
            <source>What your microphone is compared with: the audio the service sent, or the audio the app played.</source>
            <translation>Womit Ihr Mikrofonsignal verglichen wird: mit dem vom Dienst gesendeten oder dem von der App wiedergegebenen Ton.</translation>
        </message>
        <message>
            <source>What your own hosted agent speaks.</source>
            <translation>Was Ihr eigener gehosteter Agent spricht.</translation>
        </message>
        <message>
            <source>When off, the assistant only listens and transcribes until you ask for a reply.</source>
            <translation>Ausgeschaltet hört der Assistent nur zu und schreibt mit, bis Sie eine Antwort anfordern.</translation>
        </message>
        <message>
            <source>When the assistant gives an interim response.</source>
            <translation>Wann der Assistent eine Zwischenantwort gibt.</translation>
        </message>
        <message>
            <source>When you release the key</source>
            <translation>Beim Loslassen der Taste</translation>
        </message>
        <message>
            <source>When your microphone is on: always, only while you hold the talk key, or except while you hold it.</source>
            <translation>Wann Ihr Mikrofon an ist: immer, nur beim Halten der Sprechtaste oder außer beim Halten.</translation>
        </message>
        <message>
            <source>Where it starts, and its manifest is.</source>
            <translation>Wo er startet und sein Manifest liegt.</translation>
        </message>
        <message>
            <source>Where the face is, in heights of the picture.</source>
            <translation>Wo das Gesicht ist, in Höhen des Bildes.</translation>
        </message>
        <message>
            <source>Where the face is, in widths of the picture.</source>
            <translation>Wo das Gesicht ist, in Breiten des Bildes.</translation>
        </message>
        <message>
            <source>Where to look for new versions. Leave empty for the official page.</source>
            <translation>Wo nach neuen Versionen gesucht wird. Leer lassen für die offizielle Seite.</translation>
        </message>
        <message>
            <source>Where you hear the assistant.</source>
            <translation>Wo Sie den Assistenten hören.</translation>
        </message>
        <message>
            <source>Where your collector receives OTLP over HTTP. A new address takes effect the next time you start the app.</source>
            <translation>Wo Ihr Collector OTLP über HTTP annimmt. Eine andere Adresse gilt ab dem nächsten Start der App.</translation>
        </message>
        <message>
            <source>Where your own hosted agent is served.</source>
            <translation>Wo Ihr eigener gehosteter Agent läuft.</translation>
        </message>
        <message>
            <source>Whether the audio check was done.</source>
            <translation>Ob die Audioprüfung durchgeführt wurde.</translation>
        </message>
        <message>
            <source>Whether the first steps were done or skipped.</source>
            <translation>Ob die ersten Schritte erledigt oder übersprungen wurden.</translation>
        </message>
        <message>
            <source>Whether the model can call functions. Type a function's name to always call that one.</source>
            <translation>Ob das Modell Funktionen aufrufen darf. Mit dem Namen einer Funktion wird immer diese aufgerufen.</translation>
        </message>
        <message>
            <source>Whether you were asked how long conversations are kept.</source>
            <translation>Ob Sie gefragt wurden, wie lange Gespräche aufbewahrt werden.</translation>
        </message>
        <message>
            <source>Whether you were told that others may have to agree.</source>
            <translation>Ob Sie darauf hingewiesen wurden, dass andere zustimmen müssen.</translation>
        </message>
        <message>
            <source>While the assistant is speaking, shorter sounds don't interrupt it.</source>
            <translation>Während der Assistent spricht, unterbrechen ihn kürzere Geräusche nicht.</translation>
        </message>
        <message>
            <source>Whisper</source>
            <translation>Whisper</translation>
        </message>
        <message>
            <source>Whisper base (more accurate, more languages)</source>
            <translation>Whisper base (genauer, mehr Sprachen)</translation>
        </message>
        <message>
            <source>Whisper tiny (English, fast)</source>
            <translation>Whisper tiny (Englisch, schnell)</translation>
        </message>
        <message>
            <source>Whispering</source>
            <translation>Flüsternd</translation>
        </message>
        <message>
            <source>Who the assistant is and how it should behave.</source>
            <translation>Wer der Assistent ist und wie er sich verhalten soll.</translation>
        </message>
        <message>
            <source>With https:// before it.</source>
            <translation>Mit https:// davor.</translation>
        </message>
        <message>
            <source>Word confidence (logprobs)</source>
            <translation>Wortkonfidenz (logprobs)</translation>
        </message>
        <message>
            <source>Word timestamps</source>
            <translation>Zeitstempel der Wörter</translation>
        </message>
        <message>
            <source>Works like the talk key while you use other apps. Those apps no longer get this key.</source>
            <translation>Wirkt wie die Sprechtaste, während Sie andere Apps benutzen. Diese bekommen die Taste dann nicht.</translation>
        </message>
        <message>
            <source>Writing to the clipboard…</source>
            <translation>Schreibt in die Zwischenablage …</translation>
        </message>
        <message>
            <source>Wrote to the clipboard</source>
            <translation>In die Zwischenablage geschrieben</translation>
        </message>
        <message>
            <source>You are signed in. You can close this page.</source>
            <translation>Sie sind angemeldet. Sie können diese Seite schließen.</translation>
        </message>
        <message>
            <source>You see and hear the reply, but the assistant won't remember it.</source>
            <translation>Sie sehen und hören die Antwort, aber der Assistent merkt sie sich nicht.</translation>
        </message>
        <message>
            <source>You speak first</source>
            <translation>Sie sprechen zuerst</translation>
        </message>
        <message>
            <source>Your MCP servers could not be saved.</source>
            <translation>Ihre MCP-Server konnten nicht gespeichert werden.</translation>
        </message>
        <message>
            <source>Your choice about this function could not be saved: {reason}.</source>
            <translation>Ihre Wahl für diese Funktion konnte nicht gespeichert werden: {reason}.</translation>
        </message>
        <message>
            <source>Your conversation is kept.</source>
            <translation>Ihr Gespräch ist erhalten.</translation>
        </message>
        <message>
            <source>Your own model needs Azure.</source>
            <translation>Eigene Modelle gibt es nur mit Azure.</translation>
        </message>
        <message>
            <source>Your own models, one “language: model ID” per line.</source>
            <translation>Ihre eigenen Modelle, ein „Sprache: Modell-ID“ pro Zeile.</translation>
        </message>
        <message>
            <source>Your own sentences</source>
            <translation>Eigene Sätze</translation>
        </message>
        <message>
            <source>Your text, word for word</source>
            <translation>Ihr Text, wörtlich</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>a list</source>
            <translation>eine Liste</translation>
        </message>
        <message>
            <source>a list of names and values</source>
            <translation>eine Liste von Namen und Werten</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>eine Zahl</translation>
        </message>
        <message>
            <source>a server that the service calls needs a “url”</source>
            <translation>ein Server, den der Dienst aufruft, braucht eine „url“</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>ein Text</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>eine ganze Zahl</translation>
        </message>
        <message>
            <source>address url resource azure host server</source>
            <translation>Adresse URL Ressource Azure Host Server</translation>
        </message>
        <message>
            <source>aec speakers feedback hears itself</source>
            <translation>Echo Lautsprecher Rückkopplung hört sich selbst</translation>
        </message>
        <message>
            <source>agent hosted own local responses invocations foundry check manifest address protocol folder command</source>
            <translation>Agent gehostet eigener lokal Responses Invocations Foundry prüfen Manifest Adresse Protokoll Ordner Befehl</translation>
        </message>
        <message>
            <source>an object</source>
            <translation>ein Objekt</translation>
        </message>
        <message>
            <source>animation motion reduced orb calm still</source>
            <translation>Animation Bewegung reduzieren ruhig</translation>
        </message>
        <message>
            <source>another program uses the port that the browser should come back to</source>
            <translation>ein anderes Programm belegt den Port, zu dem der Browser zurückkehren soll</translation>
        </message>
        <message>
            <source>at the bottom of the window</source>
            <translation>unten im Fenster</translation>
        </message>
        <message>
            <source>at the top of the window</source>
            <translation>oben im Fenster</translation>
        </message>
        <message>
            <source>autostart login startup boot launch automatically</source>
            <translation>autostart anmeldung anmelden hochfahren start automatisch</translation>
        </message>
        <message>
            <source>brain llm ollama lm studio llama.cpp localai vllm openai model server local companion</source>
            <translation>sprachmodell ki llm ollama lm studio llama.cpp localai vllm openai modell server lokaler begleiter</translation>
        </message>
        <message>
            <source>budget cost money price limit stop</source>
            <translation>Budget Kosten Geld Preis Grenze Stopp</translation>
        </message>
        <message>
            <source>clear delete erase remove conversation transcript messages</source>
            <translation>leeren löschen entfernen Gespräch Transkript Nachrichten</translation>
        </message>
        <message>
            <source>closed live show</source>
            <translation>live anzeigen</translation>
        </message>
        <message>
            <source>connect automatically start conversation startup</source>
            <translation>verbinden automatisch gespräch beginnen start</translation>
        </message>
        <message>
            <source>conversations are not saved in this run</source>
            <translation>Gespräche werden diesmal nicht gespeichert</translation>
        </message>
        <message>
            <source>diagnostics support report bug problem</source>
            <translation>Diagnose Support Bericht Fehler Problem</translation>
        </message>
        <message>
            <source>ear whisper base tiny pocketsphinx recognizer local companion speech model folder</source>
            <translation>Ohr Whisper Base Tiny Pocketsphinx Erkenner lokaler Begleiter Sprachmodell Ordner</translation>
        </message>
        <message>
            <source>female</source>
            <translation>weiblich</translation>
        </message>
        <message>
            <source>font letters larger smaller bigger zoom</source>
            <translation>Schrift Schriftgröße Buchstaben größer kleiner Zoom</translation>
        </message>
        <message>
            <source>function tool mcp server consent allow permission timer calculate own command calling</source>
            <translation>Funktion Werkzeug MCP Server Zustimmung erlauben Timer rechnen eigene Befehl</translation>
        </message>
        <message>
            <source>global shortcut hotkey anywhere background mute unmute</source>
            <translation>globale Tastenkürzel Hotkey überall Hintergrund stumm stummschalten</translation>
        </message>
        <message>
            <source>global shortcut hotkey anywhere background push to talk ptt</source>
            <translation>globale Tastenkürzel Hotkey überall Hintergrund Sprechtaste</translation>
        </message>
        <message>
            <source>history archive library past old conversations chats saved kept search delete</source>
            <translation>Verlauf Archiv Bibliothek frühere alte Gespräche Chats gespeichert behalten suchen löschen</translation>
        </message>
        <message>
            <source>history library save privacy private delete retention days record transcript</source>
            <translation>verlauf bibliothek speichern datenschutz privat löschen aufbewahrung tage aufzeichnung protokoll</translation>
        </message>
        <message>
            <source>idle timeout time out inactivity quiet end automatically cost bill</source>
            <translation>leerlauf zeit inaktivität stille ende automatisch kosten abrechnung</translation>
        </message>
        <message>
            <source>isiZulu (South Africa)</source>
            <translation>isiZulu (Südafrika)</translation>
        </message>
        <message>
            <source>it cannot be read</source>
            <translation>sie lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>it did not answer in time</source>
            <translation>er hat nicht rechtzeitig geantwortet</translation>
        </message>
        <message>
            <source>it ended</source>
            <translation>er hat sich beendet</translation>
        </message>
        <message>
            <source>it has no “mcpServers” object</source>
            <translation>sie hat kein Objekt „mcpServers“</translation>
        </message>
        <message>
            <source>it is no longer there</source>
            <translation>es ist nicht mehr da</translation>
        </message>
        <message>
            <source>it is not JSON</source>
            <translation>sie ist kein JSON</translation>
        </message>
        <message>
            <source>it is not JSON (line {n})</source>
            <translation>sie ist kein JSON (Zeile {n})</translation>
        </message>
        <message>
            <source>it is not one of the choices</source>
            <translation>das steht nicht zur Auswahl</translation>
        </message>
        <message>
            <source>it must be a JSON object</source>
            <translation>sie muss ein JSON-Objekt sein</translation>
        </message>
        <message>
            <source>it needs either “command” or “url”</source>
            <translation>er braucht entweder „command“ oder „url“</translation>
        </message>
        <message>
            <source>it wants you to sign in</source>
            <translation>er verlangt, dass Sie sich anmelden</translation>
        </message>
        <message>
            <source>it wants you to sign in at an invalid address</source>
            <translation>er verlangt eine Anmeldung unter einer ungültigen Adresse</translation>
        </message>
        <message>
            <source>its audio is no longer kept</source>
            <translation>der Ton ist nicht mehr vorhanden</translation>
        </message>
        <message>
            <source>its label must be 1 to 64 visible characters</source>
            <translation>sein Name muss aus 1 bis 64 sichtbaren Zeichen bestehen</translation>
        </message>
        <message>
            <source>json raw session update python code</source>
            <translation>JSON Sitzung Python Code</translation>
        </message>
        <message>
            <source>key secret password credential subscription</source>
            <translation>Schlüssel Geheimnis Passwort Kennwort</translation>
        </message>
        <message>
            <source>local companion demo azure cloud offline service</source>
            <translation>lokal Begleiter Demo Azure Cloud offline Dienst</translation>
        </message>
        <message>
            <source>log record journal events trace debug</source>
            <translation>Protokoll aufzeichnen Ereignisse Fehlersuche</translation>
        </message>
        <message>
            <source>male</source>
            <translation>männlich</translation>
        </message>
        <message>
            <source>mic input device headset choose microphone</source>
            <translation>Mikro Mikrofon Eingabegerät Headset auswählen</translation>
        </message>
        <message>
            <source>mini small window always on top overlay compact</source>
            <translation>mini klein fenster immer vordergrund kompakt</translation>
        </message>
        <message>
            <source>mini small window opacity transparent see through top overlay</source>
            <translation>mini klein fenster deckkraft transparent durchsichtig vordergrund</translation>
        </message>
        <message>
            <source>minimize minimized hidden startup tray</source>
            <translation>minimieren minimiert versteckt start infobereich</translation>
        </message>
        <message>
            <source>must be a color such as #00B050 or an address that begins with https://</source>
            <translation>muss eine Farbe wie #00B050 oder eine Adresse sein, die mit https:// beginnt</translation>
        </message>
        <message>
            <source>must be a list of strings</source>
            <translation>muss eine Liste von Texten sein</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>muss eine Zahl sein</translation>
        </message>
        <message>
            <source>must be a size such as 1280x720</source>
            <translation>muss eine Größe wie 1280x720 sein</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>muss eine ganze Zahl sein</translation>
        </message>
        <message>
            <source>must be a whole number or "inf"</source>
            <translation>muss eine ganze Zahl oder "inf" sein</translation>
        </message>
        <message>
            <source>must be an object with color or image_url</source>
            <translation>muss ein Objekt mit color oder image_url sein</translation>
        </message>
        <message>
            <source>must be an object with string values</source>
            <translation>muss ein Objekt mit Texten als Werten sein</translation>
        </message>
        <message>
            <source>must be an object with two corners</source>
            <translation>muss ein Objekt mit zwei Ecken sein</translation>
        </message>
        <message>
            <source>must be an object with width and height</source>
            <translation>muss ein Objekt mit width und height sein</translation>
        </message>
        <message>
            <source>must be left, top, right, bottom in pixels, such as 320, 0, 960, 720</source>
            <translation>muss links, oben, rechts, unten in Pixeln sein, etwa 320, 0, 960, 720</translation>
        </message>
        <message>
            <source>must be text</source>
            <translation>muss ein Text sein</translation>
        </message>
        <message>
            <source>must be text such as "+10%"</source>
            <translation>muss ein Text wie "+10%" sein</translation>
        </message>
        <message>
            <source>must be text such as "1.2"</source>
            <translation>muss ein Text wie "1.2" sein</translation>
        </message>
        <message>
            <source>must be text, or an object with a function name</source>
            <translation>muss ein Text oder ein Objekt mit einem Funktionsnamen sein</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>muss true oder false sein</translation>
        </message>
        <message>
            <source>must have its right and bottom edge behind its left and top edge</source>
            <translation>muss den rechten und unteren Rand hinter dem linken und oberen haben</translation>
        </message>
        <message>
            <source>mute unmute microphone off silence</source>
            <translation>stumm stummschalten Mikrofon aus</translation>
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
            <source>no browser could be opened</source>
            <translation>kein Browser konnte geöffnet werden</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>unbegrenzt</translation>
        </message>
        <message>
            <source>nobody signed in</source>
            <translation>niemand hat sich angemeldet</translation>
        </message>
        <message>
            <source>noise suppression near field far field</source>
            <translation>Lärm Rauschen Hintergrund Geräusch unterdrücken</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>notifications alerts desktop popup bubble</source>
            <translation>benachrichtigungen hinweise meldungen desktop</translation>
        </message>
        <message>
            <source>notifications privacy private lock screen words</source>
            <translation>benachrichtigungen datenschutz privat sperrbildschirm wörter</translation>
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
            <source>on or off</source>
            <translation>ein oder aus</translation>
        </message>
        <message>
            <source>opentelemetry content messages privacy words</source>
            <translation>OpenTelemetry Inhalt Nachrichten Datenschutz Worte</translation>
        </message>
        <message>
            <source>opentelemetry otel otlp endpoint collector address</source>
            <translation>OpenTelemetry OTel OTLP Endpunkt Collector Adresse</translation>
        </message>
        <message>
            <source>opentelemetry otel otlp traces metrics spans collector</source>
            <translation>OpenTelemetry OTel OTLP Spuren Messwerte Spans Collector</translation>
        </message>
        <message>
            <source>palette commands everything search quick</source>
            <translation>palette befehle alles suche schnell</translation>
        </message>
        <message>
            <source>pocketsphinx (small, English)</source>
            <translation>pocketsphinx (klein, Englisch)</translation>
        </message>
        <message>
            <source>profile save import export duplicate rename backup</source>
            <translation>Profil speichern importieren exportieren duplizieren umbenennen sichern</translation>
        </message>
        <message>
            <source>proxy address network internet firewall company</source>
            <translation>Proxy Adresse Netzwerk Internet Firewall Firma</translation>
        </message>
        <message>
            <source>push to talk ptt shortcut hotkey space</source>
            <translation>Tastenkürzel Leertaste Taste sprechen</translation>
        </message>
        <message>
            <source>same as above</source>
            <translation>wie oben</translation>
        </message>
        <message>
            <source>screen reader orca nvda voiceover narrator accessibility blind</source>
            <translation>Screenreader Orca NVDA VoiceOver Sprachausgabe Bedienungshilfe barrierefrei blind</translation>
        </message>
        <message>
            <source>shortcuts keys keyboard hotkeys hotkey</source>
            <translation>Tastenkürzel Tastenkombinationen Tastatur Tasten Hotkeys</translation>
        </message>
        <message>
            <source>sign in login account entra id tenant directory browser</source>
            <translation>anmelden Anmeldung Konto Entra ID Mandant Verzeichnis Browser</translation>
        </message>
        <message>
            <source>silence answer duration patience pause cut off interrupt let me finish think early soon late slow wait</source>
            <translation>Stille Geduld Pause ausreden unterbricht unterbrechen nachdenken zu früh zu spät langsam warten</translation>
        </message>
        <message>
            <source>silence prompt proactive instructions</source>
            <translation>Stille Schweigen nachfragen Anweisung</translation>
        </message>
        <message>
            <source>silence prompt proactive speaks first inactivity nudge idle</source>
            <translation>Stille Schweigen von sich aus spricht zuerst Inaktivität nachfragen</translation>
        </message>
        <message>
            <source>sound cues beep earcon tone signal accessibility blind</source>
            <translation>Hinweistöne Ton Töne Piepton Signal Bedienungshilfe barrierefrei blind</translation>
        </message>
        <message>
            <source>speaker name ava alloy language other another different change male female</source>
            <translation>Sprecher Name andere ändern wechseln männlich weiblich</translation>
        </message>
        <message>
            <source>speakers output device headphones loudspeaker choose speaker</source>
            <translation>Lautsprecher Ausgabegerät Kopfhörer auswählen</translation>
        </message>
        <message>
            <source>speed slow slower fast faster pace speak talk</source>
            <translation>Geschwindigkeit langsam langsamer schnell schneller sprechen</translation>
        </message>
        <message>
            <source>studio level meter decibel scale gate lines lamps engineers</source>
            <translation>Studio Pegelanzeige Dezibel Skala Linien Lampen</translation>
        </message>
        <message>
            <source>subtitle subtitles caption captions</source>
            <translation>Untertitel</translation>
        </message>
        <message>
            <source>system prompt persona personality character role behavior</source>
            <translation>Systemprompt Persönlichkeit Charakter Rolle Verhalten</translation>
        </message>
        <message>
            <source>test microphone speaker sound echo audio check</source>
            <translation>testen Mikrofon Lautsprecher Ton Echo Audioprüfung</translation>
        </message>
        <message>
            <source>the file could not be read</source>
            <translation>die Datei konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>the file could not be written</source>
            <translation>die Datei konnte nicht geschrieben werden</translation>
        </message>
        <message>
            <source>the file is from a newer version of this app</source>
            <translation>die Datei stammt aus einer neueren Version dieser App</translation>
        </message>
        <message>
            <source>the saved conversations cannot be used right now</source>
            <translation>die gespeicherten Gespräche sind gerade nicht verfügbar</translation>
        </message>
        <message>
            <source>the secret {name} is missing</source>
            <translation>das Geheimnis {name} fehlt</translation>
        </message>
        <message>
            <source>the service did not say why</source>
            <translation>der Dienst nennt keinen Grund</translation>
        </message>
        <message>
            <source>the sign-in was refused: {why}</source>
            <translation>die Anmeldung wurde abgelehnt: {why}</translation>
        </message>
        <message>
            <source>theme mode color colour scheme night look</source>
            <translation>Design dunkel hell Nachtmodus Dunkelmodus Farben Thema</translation>
        </message>
        <message>
            <source>there is no conversation of this app in the file</source>
            <translation>die Datei enthält kein Gespräch dieser App</translation>
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
            <source>this must be a whole number</source>
            <translation>das muss eine ganze Zahl sein</translation>
        </message>
        <message>
            <source>this must be between {least} and {most}</source>
            <translation>das muss zwischen {least} und {most} liegen</translation>
        </message>
        <message>
            <source>this must be text</source>
            <translation>das muss ein Text sein</translation>
        </message>
        <message>
            <source>this must be true or false</source>
            <translation>das muss true oder false sein</translation>
        </message>
        <message>
            <source>tray close minimize background quit exit hide</source>
            <translation>infobereich tray schließen minimieren hintergrund beenden ausblenden</translation>
        </message>
        <message>
            <source>tray icon system notification area menu bar indicator</source>
            <translation>infobereich symbol tray taskleiste menüleiste anzeige</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true oder false</translation>
        </message>
        <message>
            <source>update updates version new release releases page check daily automatic</source>
            <translation>Update Updates Aktualisierung Version neu suchen täglich automatisch</translation>
        </message>
        <message>
            <source>volume louder quieter loud quiet</source>
            <translation>Lautstärke lauter leiser laut leise</translation>
        </message>
        <message>
            <source>wake hotword activation</source>
            <translation>Aktivierungswort Weckwort Aktivierung</translation>
        </message>
        <message>
            <source>welcome first steps introduction tour onboarding</source>
            <translation>Willkommen erste Schritte Einführung Tour</translation>
        </message>
        <message>
            <source>window interface ui german english deutsch locale translation</source>
            <translation>Fenster Oberfläche Deutsch Englisch Übersetzung</translation>
        </message>
        <message>
            <source>word phrase voice up</source>
            <translation>Wort Stimme</translation>
        </message>
        <message>
            <source>your own deployment</source>
            <translation>eigene Bereitstellung</translation>
        </message>
        <message>
            <source>{file} could not be read: {problem}.</source>
            <translation>{file} konnte nicht gelesen werden: {problem}.</translation>
        </message>
        <message>
            <source>{file} could not be written: {problem}.</source>
            <translation>{file} konnte nicht geschrieben werden: {problem}.</translation>
        </message>
        <message>
            <source>{file} holds no messages.</source>
            <translation>{file} enthält keine Nachrichten.</translation>
        </message>
        <message>
            <source>{first} {rest}</source>
            <translation>{first} {rest}</translation>
        </message>
        <message>
            <source>{first}; {rest}</source>
            <translation>{first}; {rest}</translation>
        </message>
        <message>
            <source>{model} ({tier})</source>
            <translation>{model} ({tier})</translation>
        </message>
        <message>
            <source>{name} cannot be longer than 100,000 characters</source>
            <translation>{name} darf höchstens 100.000 Zeichen lang sein</translation>
        </message>
        <message>
            <source>{name} cannot be {value}</source>
            <translation>{name} kann nicht {value} sein</translation>
        </message>
        <message>
            <source>{name} is built in and can't be deleted.</source>
            <translation>{name} ist eingebaut und lässt sich nicht löschen.</translation>
        </message>
        <message>
            <source>{name} is built in and can't be renamed.</source>
            <translation>{name} ist eingebaut und lässt sich nicht umbenennen.</translation>
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
            <source>{n} characters, not recorded</source>
            <translation>{n} Zeichen, nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>{n} messages saved in {file}.</source>
            <translation>{n} Nachrichten in {file} gespeichert.</translation>
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
            <source>{package} is missing</source>
            <translation>{package} fehlt</translation>
        </message>
        <message>
            <source>{places}: not among the parameters. Add it there, or take it out of the address.</source>
            <translation>{places}: kein Parameter dieser Funktion. Ergänzen Sie ihn dort, oder nehmen Sie ihn aus der Adresse.</translation>
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
            <source>{sentence} It says: {said}</source>
            <translation>{sentence} Er meldet: {said}</translation>
        </message>
        <message>
            <source>{variable} was ignored. {problem}</source>
            <translation>{variable} wurde nicht verwendet. {problem}</translation>
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
            <source>{words}… (cut at {n} characters)</source>
            <translation>{words}… (bei {n} Zeichen abgeschnitten)</translation>
        </message>
        <message>
            <source>“After a pause” is the safer choice with Azure. With “When you release the key”, pauses don't end your turn.</source>
            <translation>„Nach einer Pause“ ist mit Azure die sicherere Wahl. Bei „Beim Loslassen der Taste“ beendet eine Pause nichts.</translation>
        </message>
        <message>
            <source>“Default” is the version the app was built for. Preview features need a preview version.</source>
            <translation>„Standard“ ist die Version, für die die App gebaut ist. Vorschaufunktionen brauchen eine Vorschauversion.</translation>
        </message>
        <message>
            <source>“Um”, “yeah” and the like don't interrupt the assistant.</source>
            <translation>„Ähm“, „ja“ und Ähnliches unterbrechen den Assistenten nicht.</translation>
        </message>
        <message>
            <source>“answer” must have exactly one of fixed, command, http and ask</source>
            <translation>„answer“ muss genau eines von fixed, command, http und ask enthalten</translation>
        </message>
        <message>
            <source>“ask” must be true</source>
            <translation>„ask“ muss true sein</translation>
        </message>
        <message>
            <source>“command” must be a list of texts: the program and its arguments</source>
            <translation>„command“ muss eine Liste von Texten sein: das Programm und seine Argumente</translation>
        </message>
        <message>
            <source>“command” must be text and “args” a list of texts</source>
            <translation>„command“ muss Text sein und „args“ eine Liste von Texten</translation>
        </message>
        <message>
            <source>“consent” must be ask, once, always or never</source>
            <translation>„consent“ muss ask, once, always oder never sein</translation>
        </message>
        <message>
            <source>“description” must be text</source>
            <translation>„description“ muss Text sein</translation>
        </message>
        <message>
            <source>“headers” must be an object with texts</source>
            <translation>„headers“ muss ein Objekt mit Texten sein</translation>
        </message>
        <message>
            <source>“http” needs a “url”</source>
            <translation>„http“ braucht eine „url“</translation>
        </message>
        <message>
            <source>“method” must be GET, POST, PUT, PATCH or DELETE</source>
            <translation>„method“ muss GET, POST, PUT, PATCH oder DELETE sein</translation>
        </message>
        <message>
            <source>“name” must be 1 to 64 letters, digits, _ or -</source>
            <translation>„name“ muss aus 1 bis 64 Buchstaben, Ziffern, _ oder - bestehen</translation>
        </message>
        <message>
            <source>“parameters” is not a JSON schema: {problem}</source>
            <translation>„parameters“ ist kein JSON-Schema: {problem}</translation>
        </message>
        <message>
            <source>“requireApproval” must be always, never, or lists of tools under these</source>
            <translation>„requireApproval“ muss always, never oder Listen von Werkzeugen darunter sein</translation>
        </message>
        <message>
            <source>“timeout_s” must be a number of seconds up to 600</source>
            <translation>„timeout_s“ muss eine Anzahl Sekunden bis 600 sein</translation>
        </message>
        <message>
            <source>“url” is not an address</source>
            <translation>„url“ ist keine Adresse</translation>
        </message>
        <message>
            <source>“url” must begin with https://, or http:// on this computer</source>
            <translation>„url“ muss mit https:// beginnen, auf diesem Computer auch mit http://</translation>
        </message>
        <message>
            <source>“url” must name its host: no {place} there</source>
            <translation>„url“ muss den Host nennen: kein {place} an dieser Stelle</translation>
        </message>
        <message>
            <source>“url” must not contain a user or password</source>
            <translation>„url“ darf weder Benutzer noch Kennwort enthalten</translation>
        </message>
        <message>
            <source>“{field}” is set by the agent and not sent.</source>
            <translation>„{field}“ legt der Agent fest; es wird nicht gesendet.</translation>
        </message>
        <message>
            <source>“{field}” must be “{value}” to work with the other settings.</source>
            <translation>„{field}“ muss „{value}“ sein, um zu den übrigen Einstellungen zu passen.</translation>
        </message>
        <message>
            <source>“{field}” {problem}.</source>
            <translation>„{field}“ {problem}.</translation>
        </message>
        <message>
            <source>“{name}” has its own setting.</source>
            <translation>Für „{name}“ gibt es eine eigene Einstellung.</translation>
        </message>
        <message>
            <source>“{name}” is not a valid header.</source>
            <translation>„{name}“ ist kein gültiger Header.</translation>
        </message>
        <message>
            <source>“{name}” is part of the sign-in. Enter the key under “Connect to Azure”.</source>
            <translation>„{name}“ gehört zur Anmeldung. Geben Sie den Schlüssel unter „Mit Azure verbinden“ ein.</translation>
        </message>
        <message>
            <source>“{name}” is set by the connection itself.</source>
            <translation>„{name}“ wird von der Verbindung selbst gesetzt.</translation>
        </message>
        <message>
            <source>“{name}” must be a list of texts</source>
            <translation>„{name}“ muss eine Liste von Texten sein</translation>
        </message>
        <message>
            <source>“{name}” must be an object with texts</source>
            <translation>„{name}“ muss ein Objekt mit Texten sein</translation>
        </message>
        <message>
            <source>“{name}” must be text</source>
            <translation>„{name}“ muss Text sein</translation>
        </message>
        <message>
            <source>“{name}” should be {kind}.</source>
            <translation>„{name}“ müsste {kind} sein.</translation>
        </message>
        <message>
            <source>“{odd}” contains a space. Enter one scope per line.</source>
            <translation>„{odd}“ enthält ein Leerzeichen. Geben Sie einen Scope pro Zeile ein.</translation>
        </message>
        <message>
            <source>“{odd}” is not a field name such as temperature or voice.rate.</source>
            <translation>„{odd}“ ist kein Feldname wie temperature oder voice.rate.</translation>
        </message>
        <message>
            <source>“{odd}” is not a language code such as en or en-US.</source>
            <translation>„{odd}“ ist kein Sprachcode wie en oder en-US.</translation>
        </message>
        <message>
            <source>“{odd}” is not in the form “name: value”.</source>
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
            <source>A name or password cannot be saved here. Set them in the environment variable HTTPS_PROXY.</source>
            <translation>Name und Kennwort können hier nicht gespeichert werden. Setzen Sie sie in der Umgebungsvariable HTTPS_PROXY.</translation>
        </message>
        <message>
            <source>Enter the address of the proxy, for example http://proxy.example:8080.</source>
            <translation>Geben Sie die Adresse des Proxys ein, zum Beispiel http://proxy.example:8080.</translation>
        </message>
        <message>
            <source>Enter the address of your resource.</source>
            <translation>Geben Sie die Adresse Ihrer Ressource ein.</translation>
        </message>
        <message>
            <source>SOCKS proxies are not supported. Enter an HTTP proxy.</source>
            <translation>SOCKS-Proxys werden nicht unterstützt. Geben Sie einen HTTP-Proxy ein.</translation>
        </message>
        <message>
            <source>This is not an address. It should look like {example}.</source>
            <translation>Das ist keine Adresse. Sie sollte so aussehen: {example}.</translation>
        </message>
        <message>
            <source>Use https://. Plain http:// is allowed for this computer only.</source>
            <translation>Verwenden Sie https://. Einfaches http:// ist nur für diesen Computer erlaubt.</translation>
        </message>
    </context>
    <context>
        <name>event_words</name>
        <message>
            <source>1 token</source>
            <translation>1 Token</translation>
        </message>
        <message>
            <source>A function returned</source>
            <translation>Eine Funktion ist fertig</translation>
        </message>
        <message>
            <source>Closed at your request</source>
            <translation>Auf Ihren Wunsch beendet</translation>
        </message>
        <message>
            <source>Connecting, attempt {attempt}</source>
            <translation>Verbindet, Versuch {attempt}</translation>
        </message>
        <message>
            <source>Could not connect ({because})</source>
            <translation>Keine Verbindung ({because})</translation>
        </message>
        <message>
            <source>Cut after {s} s that were heard</source>
            <translation>Nach {s} gehörten Sekunden abgeschnitten</translation>
        </message>
        <message>
            <source>First sample of the answer at the speaker</source>
            <translation>Erster Ton der Antwort am Lautsprecher</translation>
        </message>
        <message>
            <source>Heard speech begin, {s} s into the sound it was sent</source>
            <translation>Sprechen beginnt, {s} s nach Beginn des gesendeten Tons</translation>
        </message>
        <message>
            <source>Heard speech end, {s} s into the sound it was sent</source>
            <translation>Sprechen endet, {s} s nach Beginn des gesendeten Tons</translation>
        </message>
        <message>
            <source>Lost the connection ({because}); next try in {wait_s} s</source>
            <translation>Verbindung verloren ({because}); nächster Versuch in {wait_s} s</translation>
        </message>
        <message>
            <source>Not a valid message of this type</source>
            <translation>Keine gültige Nachricht dieses Typs</translation>
        </message>
        <message>
            <source>Not read: {n} characters</source>
            <translation>Nicht gelesen: {n} Zeichen</translation>
        </message>
        <message>
            <source>Silenced after {heard_s} s of {received_s} s ({because})</source>
            <translation>Nach {heard_s} s von {received_s} s verstummt ({because})</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>The answer was heard to the end</source>
            <translation>Die Antwort wurde bis zum Ende gehört</translation>
        </message>
        <message>
            <source>The session is configured</source>
            <translation>Die Sitzung ist eingerichtet</translation>
        </message>
        <message>
            <source>The speaker ran out of sound; once so far</source>
            <translation>Dem Lautsprecher ging der Ton aus; bisher einmal</translation>
        </message>
        <message>
            <source>The speaker ran out of sound; {total} times so far</source>
            <translation>Dem Lautsprecher ging der Ton aus; bisher {total} Mal</translation>
        </message>
        <message>
            <source>This answers an earlier question; others were asked since</source>
            <translation>Beantwortet eine frühere Frage; seither kamen andere</translation>
        </message>
        <message>
            <source>Unknown to this program. {said}</source>
            <translation>Dieses Programm kennt das nicht. {said}</translation>
        </message>
        <message>
            <source>You allowed it for good</source>
            <translation>Sie haben es dauerhaft erlaubt</translation>
        </message>
        <message>
            <source>You allowed it for this conversation</source>
            <translation>Sie haben es für dieses Gespräch erlaubt</translation>
        </message>
        <message>
            <source>You allowed it once</source>
            <translation>Sie haben es einmal erlaubt</translation>
        </message>
        <message>
            <source>You answered it</source>
            <translation>Sie haben geantwortet</translation>
        </message>
        <message>
            <source>You denied it</source>
            <translation>Sie haben es abgelehnt</translation>
        </message>
        <message>
            <source>as the session log says</source>
            <translation>laut Sitzungsprotokoll</translation>
        </message>
        <message>
            <source>audio check over</source>
            <translation>Audioprüfung beendet</translation>
        </message>
        <message>
            <source>connection lost</source>
            <translation>Verbindung verloren</translation>
        </message>
        <message>
            <source>conversation over</source>
            <translation>Gespräch beendet</translation>
        </message>
        <message>
            <source>replay over</source>
            <translation>Wiedergabe beendet</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>the avatar stopped</source>
            <translation>der Avatar blieb stehen</translation>
        </message>
        <message>
            <source>you spoke</source>
            <translation>Sie sprachen</translation>
        </message>
        <message>
            <source>you wanted another answer</source>
            <translation>Sie wollten eine andere Antwort</translation>
        </message>
        <message>
            <source>you wrote</source>
            <translation>Sie schrieben</translation>
        </message>
        <message>
            <source>{device}, {rate_hz} Hz</source>
            <translation>{device}, {rate_hz} Hz</translation>
        </message>
        <message>
            <source>{name}: {left} of {all} left, new in {s} s</source>
            <translation>{name}: {left} von {all} übrig, neu in {s} s</translation>
        </message>
        <message>
            <source>{n} tokens</source>
            <translation>{n} Token</translation>
        </message>
        <message>
            <source>{s} s of sound</source>
            <translation>{s} s Ton</translation>
        </message>
        <message>
            <source>“{name}” waits for you</source>
            <translation>„{name}“ wartet auf Sie</translation>
        </message>
    </context>
    <context>
        <name>evidence_words</name>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>The service is sure of every word.</source>
            <translation>Der Dienst ist sich bei jedem Wort sicher.</translation>
        </message>
        <message>
            <source>Unsure: {words}</source>
            <translation>Unsicher: {words}</translation>
        </message>
        <message>
            <source>match {percent} %</source>
            <translation>Übereinstimmung {percent} %</translation>
        </message>
        <message>
            <source>{count} sources</source>
            <translation>{count} Quellen</translation>
        </message>
        <message>
            <source>{percent} % sure</source>
            <translation>{percent} % sicher</translation>
        </message>
        <message>
            <source>{start} to {end} s</source>
            <translation>{start} bis {end} s</translation>
        </message>
    </context>
    <context>
        <name>functions</name>
        <message>
            <source>Always allow</source>
            <translation>Immer erlauben</translation>
        </message>
        <message>
            <source>Ask every time</source>
            <translation>Jedes Mal fragen</translation>
        </message>
        <message>
            <source>Ask once per conversation</source>
            <translation>Einmal pro Gespräch fragen</translation>
        </message>
        <message>
            <source>Built in</source>
            <translation>Eingebaut</translation>
        </message>
        <message>
            <source>Connected: the first {n} of {total} functions</source>
            <translation>Verbunden: die ersten {n} von {total} Funktionen</translation>
        </message>
        <message>
            <source>Connected: {n} functions</source>
            <translation>Verbunden: {n} Funktionen</translation>
        </message>
        <message>
            <source>Each call asks you first.</source>
            <translation>Vor jedem Aufruf werden Sie gefragt.</translation>
        </message>
        <message>
            <source>Failed: {reason}</source>
            <translation>Fehlgeschlagen: {reason}</translation>
        </message>
        <message>
            <source>It takes no arguments.</source>
            <translation>Sie braucht keine Argumente.</translation>
        </message>
        <message>
            <source>Its calls do not ask you.</source>
            <translation>Vor Aufrufen werden Sie nicht gefragt.</translation>
        </message>
        <message>
            <source>Never allow</source>
            <translation>Nie erlauben</translation>
        </message>
        <message>
            <source>Not started yet: turn it on to see what it runs</source>
            <translation>Noch nicht gestartet: zum Ansehen einschalten</translation>
        </message>
        <message>
            <source>Not used: the service doesn't call servers for {model}</source>
            <translation>Ausgelassen: Für {model} ruft der Dienst keine Server auf</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Ein</translation>
        </message>
        <message>
            <source>On: the service calls it in a conversation</source>
            <translation>Ein: Der Dienst ruft ihn im Gespräch auf</translation>
        </message>
        <message>
            <source>Some of its calls ask you first.</source>
            <translation>Vor manchen Aufrufen werden Sie gefragt.</translation>
        </message>
        <message>
            <source>Starting…</source>
            <translation>Startet …</translation>
        </message>
        <message>
            <source>The service cannot use it: {reason}</source>
            <translation>Der Dienst kann ihn nicht verwenden: {reason}</translation>
        </message>
        <message>
            <source>The service found {n} functions</source>
            <translation>Der Dienst hat {n} Funktionen gefunden</translation>
        </message>
        <message>
            <source>This run only: {file}</source>
            <translation>Für diesen Start: {file}</translation>
        </message>
        <message>
            <source>Waiting for your sign-in in the browser</source>
            <translation>Wartet auf Ihre Anmeldung im Browser</translation>
        </message>
        <message>
            <source>You answer each call</source>
            <translation>Sie beantworten jeden Aufruf</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>{server}, called by the service</source>
            <translation>{server}, vom Dienst aufgerufen</translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <source>Another app already uses this key. Choose another one.</source>
            <translation>Eine andere App benutzt diese Taste schon. Wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>It does nothing while the talk mode keeps the microphone on.</source>
            <translation>Sie bewirkt nichts, solange der Sprechmodus das Mikrofon offen hält.</translation>
        </message>
        <message>
            <source>Not tried on {system} yet.</source>
            <translation>Unter {system} noch nicht ausprobiert.</translation>
        </message>
        <message>
            <source>The desktop did not allow this key.</source>
            <translation>Die Arbeitsumgebung hat diese Taste nicht erlaubt.</translation>
        </message>
        <message>
            <source>The desktop uses: {key}</source>
            <translation>Die Arbeitsumgebung verwendet: {key}</translation>
        </message>
        <message>
            <source>This desktop does not give keys to apps. Use this command in its keyboard settings: {command}</source>
            <translation>Diese Arbeitsumgebung gibt Apps keine Tasten. Geben Sie in ihren Tastatureinstellungen diesen Befehl an: {command}</translation>
        </message>
        <message>
            <source>This is already the other key. Choose another one.</source>
            <translation>Das ist schon die andere Taste. Wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>This keyboard has no such key.</source>
            <translation>Diese Tastatur hat keine solche Taste.</translation>
        </message>
    </context>
    <context>
        <name>library</name>
        <message>
            <source>1 conversation imported.</source>
            <translation>1 Gespräch importiert.</translation>
        </message>
        <message>
            <source>1 match</source>
            <translation>1 Treffer</translation>
        </message>
        <message>
            <source>1 message</source>
            <translation>1 Nachricht</translation>
        </message>
        <message>
            <source>Another program is using your saved conversations. This one will be saved when it is done.</source>
            <translation>Ein anderes Programm verwendet gerade Ihre gespeicherten Gespräche. Dieses wird danach gespeichert.</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Conversation at {time}</source>
            <translation>Gespräch um {time}</translation>
        </message>
        <message>
            <source>Conversation deleted.</source>
            <translation>Gespräch gelöscht.</translation>
        </message>
        <message>
            <source>Conversations are saved on this computer, for you only. You can choose how long in Settings.</source>
            <translation>Gespräche werden auf diesem Computer gespeichert, nur für Sie. Wie lange, bestimmen Sie in den Einstellungen.</translation>
        </message>
        <message>
            <source>Conversations can't be saved right now.</source>
            <translation>Gespräche lassen sich gerade nicht speichern.</translation>
        </message>
        <message>
            <source>Conversations can't be saved: their folder is not writable.</source>
            <translation>Gespräche lassen sich nicht speichern: In ihren Ordner kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <source>Copied as Markdown.</source>
            <translation>Als Markdown kopiert.</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Wird gezählt …</translation>
        </message>
        <message>
            <source>Function</source>
            <translation>Funktion</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>Nothing to import: it is all here already.</source>
            <translation>Nichts zu importieren: Es ist schon alles da.</translation>
        </message>
        <message>
            <source>Others were here already.</source>
            <translation>Andere waren schon da.</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>Angeheftet</translation>
        </message>
        <message>
            <source>Recordings use {size}</source>
            <translation>Aufnahmen belegen {size}</translation>
        </message>
        <message>
            <source>The conversation could not be exported: {reason}.</source>
            <translation>Das Gespräch konnte nicht exportiert werden: {reason}.</translation>
        </message>
        <message>
            <source>The disk is full, so this conversation can't be saved yet. It will be as soon as there is room.</source>
            <translation>Der Datenträger ist voll. Das Gespräch wird gespeichert, sobald wieder Platz ist.</translation>
        </message>
        <message>
            <source>The file could not be imported: {reason}.</source>
            <translation>Die Datei konnte nicht importiert werden: {reason}.</translation>
        </message>
        <message>
            <source>The recording was stopped: less than 500 MB are free on the disk.</source>
            <translation>Die Aufnahme wurde beendet: Auf dem Datenträger sind weniger als 500 MB frei.</translation>
        </message>
        <message>
            <source>The recording was stopped: {reason}.</source>
            <translation>Die Aufnahme wurde beendet: {reason}.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>You are recording. Others in the room may need to agree first.</source>
            <translation>Sie nehmen auf. Andere im Raum müssen dem vielleicht zustimmen.</translation>
        </message>
        <message>
            <source>Your saved conversations are from a newer version of this app. They are left as they are.</source>
            <translation>Ihre gespeicherten Gespräche stammen von einer neueren Version dieser App. Sie bleiben unverändert.</translation>
        </message>
        <message>
            <source>Your saved conversations were damaged. Everything readable was recovered, and the old file was kept.</source>
            <translation>Ihre gespeicherten Gespräche waren beschädigt. Alles Lesbare wurde wiederhergestellt, die alte Datei bleibt erhalten.</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>{n} conversations deleted.</source>
            <translation>{n} Gespräche gelöscht.</translation>
        </message>
        <message>
            <source>{n} conversations imported.</source>
            <translation>{n} Gespräche importiert.</translation>
        </message>
        <message>
            <source>{n} matches in 1 conversation</source>
            <translation>{n} Treffer in 1 Gespräch</translation>
        </message>
        <message>
            <source>{n} matches in {m} conversations</source>
            <translation>{n} Treffer in {m} Gesprächen</translation>
        </message>
        <message>
            <source>{n} messages</source>
            <translation>{n} Nachrichten</translation>
        </message>
    </context>
    <context>
        <name>palette</name>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>Einstellung</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
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
            <source>Choose another key</source>
            <translation>Andere Taste wählen</translation>
        </message>
        <message>
            <source>Choose model</source>
            <translation>Modell wählen</translation>
        </message>
        <message>
            <source>Choose transcription</source>
            <translation>Transkription wählen</translation>
        </message>
        <message>
            <source>Close the log</source>
            <translation>Protokoll schließen</translation>
        </message>
        <message>
            <source>Delete and stop saving</source>
            <translation>Löschen und nicht mehr speichern</translation>
        </message>
        <message>
            <source>Keep saving</source>
            <translation>Weiter speichern</translation>
        </message>
        <message>
            <source>Learn more</source>
            <translation>Mehr erfahren</translation>
        </message>
        <message>
            <source>Leave them out</source>
            <translation>Weglassen</translation>
        </message>
        <message>
            <source>Local companion…</source>
            <translation>Lokaler Begleiter …</translation>
        </message>
        <message>
            <source>Move now</source>
            <translation>Jetzt wechseln</translation>
        </message>
        <message>
            <source>My agent…</source>
            <translation>Mein Agent …</translation>
        </message>
        <message>
            <source>Not this one</source>
            <translation>Nicht diese</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Open connection settings</source>
            <translation>Verbindungseinstellungen</translation>
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
            <source>Restart now</source>
            <translation>Jetzt neu starten</translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>Erneut versuchen</translation>
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
            <source>Start without the avatar</source>
            <translation>Ohne Avatar starten</translation>
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
            <source>Use WebSocket</source>
            <translation>WebSocket verwenden</translation>
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
            <source>1 microphone</source>
            <translation>1 Mikrofon</translation>
        </message>
        <message>
            <source>1 speaker</source>
            <translation>1 Lautsprecher</translation>
        </message>
        <message>
            <source>A firewall or sign-in page of this network answered instead of the service ({code}).</source>
            <translation>Statt des Dienstes hat eine Firewall oder Anmeldeseite dieses Netzwerks geantwortet ({code}).</translation>
        </message>
        <message>
            <source>A timer is due.</source>
            <translation>Ein Timer ist abgelaufen.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Agents do not accept a key. Sign in with Microsoft Entra ID.</source>
            <translation>Agenten akzeptieren keinen Schlüssel. Melden Sie sich mit Microsoft Entra ID an.</translation>
        </message>
        <message>
            <source>Allow this host if you trust it.</source>
            <translation>Erlauben Sie diesen Host, wenn Sie ihm vertrauen.</translation>
        </message>
        <message>
            <source>Another program has exclusive use of {name}. You can still read the answers.</source>
            <translation>Ein anderes Programm nutzt {name} allein. Sie können die Antworten weiter lesen.</translation>
        </message>
        <message>
            <source>Another program has exclusive use of {name}. You can still type.</source>
            <translation>Ein anderes Programm nutzt {name} allein. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
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
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Found {microphones} and {speakers}.</source>
            <translation>Gefunden: {microphones} und {speakers}.</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>Host</translation>
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
            <source>Microsoft Entra ID, where you sign in, cannot be reached.</source>
            <translation>Microsoft Entra ID, wo Sie sich anmelden, ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
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
            <source>No key is saved, and you are not signed in with Microsoft Entra ID.</source>
            <translation>Es ist kein Schlüssel gespeichert, und Sie sind nicht mit Microsoft Entra ID angemeldet.</translation>
        </message>
        <message>
            <source>No microphone and no speaker are connected. You can still type and read.</source>
            <translation>Es ist weder ein Mikrofon noch ein Lautsprecher angeschlossen. Sie können weiter tippen und lesen.</translation>
        </message>
        <message>
            <source>No microphone is connected. You can still type.</source>
            <translation>Kein Mikrofon angeschlossen. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>No secure connection to {x} could be made.</source>
            <translation>Zu {x} kam keine sichere Verbindung zustande.</translation>
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
            <source>On Linux, GNOME Keyring or KWallet keeps it. Install one, then enter the key again.</source>
            <translation>Unter Linux bewahren GNOME Keyring oder KWallet ihn auf. Installieren Sie eins davon, und geben Sie den Schlüssel dann erneut ein.</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <source>Recording a session log with all words: {0}</source>
            <translation>Sitzungsprotokoll mit allen Worten: {0}</translation>
        </message>
        <message>
            <source>Recording a session log without words: {0}</source>
            <translation>Sitzungsprotokoll ohne Worte: {0}</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Anfrage</translation>
        </message>
        <message>
            <source>Saved to {file}.</source>
            <translation>Gespeichert als {file}.</translation>
        </message>
        <message>
            <source>Something went wrong.</source>
            <translation>Etwas ist schiefgegangen.</translation>
        </message>
        <message>
            <source>Telemetry is off: {reason}.</source>
            <translation>Die Telemetrie ist aus: {reason}.</translation>
        </message>
        <message>
            <source>That was too short: nothing was sent.</source>
            <translation>Das war zu kurz: Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>The assistant does not know where you interrupted it: {words}.</source>
            <translation>Der Assistent weiß nicht, wo Sie ihn unterbrochen haben: {words}.</translation>
        </message>
        <message>
            <source>The assistant hears itself through your speakers.</source>
            <translation>Der Assistent hört sich selbst durch Ihre Lautsprecher.</translation>
        </message>
        <message>
            <source>The connection broke off. Connecting again…</source>
            <translation>Die Verbindung brach ab. Neuer Versuch …</translation>
        </message>
        <message>
            <source>The connection is not secure: this computer does not trust the certificate of {x}.</source>
            <translation>Die Verbindung ist nicht sicher: Dieser Computer vertraut dem Zertifikat von {x} nicht.</translation>
        </message>
        <message>
            <source>The conversation ended: this month's budget of {budget} is used up.</source>
            <translation>Das Gespräch wurde beendet: Das Budget dieses Monats von {budget} ist aufgebraucht.</translation>
        </message>
        <message>
            <source>The conversation ended: {n} min without a word.</source>
            <translation>Das Gespräch wurde beendet: {n} min ohne ein Wort.</translation>
        </message>
        <message>
            <source>The diagnostics could not be saved: {reason}.</source>
            <translation>Die Diagnose konnte nicht gespeichert werden: {reason}.</translation>
        </message>
        <message>
            <source>The folder you chose has no speech model that can be used.</source>
            <translation>Der gewählte Ordner enthält kein verwendbares Sprachmodell.</translation>
        </message>
        <message>
            <source>The language changes when you restart the app.</source>
            <translation>Die Sprache ändert sich mit einem Neustart der App.</translation>
        </message>
        <message>
            <source>The local companion did not start.</source>
            <translation>Der lokale Begleiter ist nicht gestartet.</translation>
        </message>
        <message>
            <source>The microphone</source>
            <translation>Das Mikrofon</translation>
        </message>
        <message>
            <source>The network rules of this resource block this computer. Connect from an allowed network.</source>
            <translation>Die Netzwerkregeln dieser Ressource sperren diesen Computer. Verbinden Sie sich aus einem erlaubten Netzwerk.</translation>
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
            <source>The program did not start completely and cannot talk. Close it and start it again.</source>
            <translation>Das Programm ist nicht vollständig gestartet und kann nicht sprechen. Beenden Sie es und starten Sie es neu.</translation>
        </message>
        <message>
            <source>The proxy {x} cannot be reached.</source>
            <translation>Der Proxy {x} ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The proxy {x} cannot reach the service ({code}).</source>
            <translation>Der Proxy {x} erreicht den Dienst nicht ({code}).</translation>
        </message>
        <message>
            <source>The proxy {x} does not allow this connection ({code}).</source>
            <translation>Der Proxy {x} lässt diese Verbindung nicht zu ({code}).</translation>
        </message>
        <message>
            <source>The proxy {x} requires a sign-in ({code}). Set its user name and password in the variable HTTPS_PROXY.</source>
            <translation>Der Proxy {x} verlangt eine Anmeldung ({code}). Setzen Sie Benutzername und Kennwort in der Variable HTTPS_PROXY.</translation>
        </message>
        <message>
            <source>The quota of this resource is used up.</source>
            <translation>Das Kontingent dieser Ressource ist aufgebraucht.</translation>
        </message>
        <message>
            <source>The recording could not be saved: {reason}.</source>
            <translation>Die Aufnahme wurde nicht gespeichert: {reason}.</translation>
        </message>
        <message>
            <source>The service cannot be reached.</source>
            <translation>Der Dienst ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The service cannot use “{server}”: {reason}.</source>
            <translation>Der Dienst kann „{server}“ nicht verwenden: {reason}.</translation>
        </message>
        <message>
            <source>The service closed the connection ({code}).</source>
            <translation>Der Dienst hat die Verbindung geschlossen ({code}).</translation>
        </message>
        <message>
            <source>The service closed the connection: {words}.</source>
            <translation>Der Dienst hat die Verbindung geschlossen: {words}.</translation>
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
            <source>The service ended the session: {words}.</source>
            <translation>Der Dienst hat die Sitzung beendet: {words}.</translation>
        </message>
        <message>
            <source>The service has a problem ({code}).</source>
            <translation>Der Dienst hat eine Störung ({code}).</translation>
        </message>
        <message>
            <source>The service has no audio of this turn.</source>
            <translation>Der Dienst hat von dieser Äußerung keinen Ton.</translation>
        </message>
        <message>
            <source>The service refused the connection ({code}).</source>
            <translation>Der Dienst hat die Verbindung abgelehnt ({code}).</translation>
        </message>
        <message>
            <source>The service refused the connection ({code}): {words}.</source>
            <translation>Der Dienst hat die Verbindung abgelehnt ({code}): {words}.</translation>
        </message>
        <message>
            <source>The service refused the key or your role (“Cognitive Services User” is needed).</source>
            <translation>Der Dienst hat den Schlüssel oder Ihre Rolle abgelehnt („Cognitive Services User“ ist nötig).</translation>
        </message>
        <message>
            <source>The service refused the key. Check that it belongs to this resource.</source>
            <translation>Der Dienst hat den Schlüssel abgelehnt. Prüfen Sie, ob er zu dieser Ressource gehört.</translation>
        </message>
        <message>
            <source>The service refused your sign-in. Use an account that can use this resource.</source>
            <translation>Der Dienst hat Ihre Anmeldung abgelehnt. Nehmen Sie ein Konto, das diese Ressource nutzen darf.</translation>
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
            <source>The service sent something this version cannot read.</source>
            <translation>Der Dienst hat etwas gesendet, das diese Version nicht lesen kann.</translation>
        </message>
        <message>
            <source>The session log cannot be used.</source>
            <translation>Das Sitzungsprotokoll lässt sich nicht verwenden.</translation>
        </message>
        <message>
            <source>The sound system does not respond. You can still type.</source>
            <translation>Das Tonsystem antwortet nicht. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>The speech recognition you chose is not installed.</source>
            <translation>Die gewählte Spracherkennung ist nicht installiert.</translation>
        </message>
        <message>
            <source>The system is blocking the microphone for this app. You can still type.</source>
            <translation>Das System blockiert das Mikrofon für diese App. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>The system keyring does not answer. Unlock it and start again, or enter the key.</source>
            <translation>Der Schlüsselbund des Systems antwortet nicht. Entsperren Sie ihn und starten Sie erneut, oder geben Sie den Schlüssel ein.</translation>
        </message>
        <message>
            <source>The voice you chose is not installed.</source>
            <translation>Die gewählte Stimme ist nicht installiert.</translation>
        </message>
        <message>
            <source>There is no Voice Live service at the path {x}. Check the address.</source>
            <translation>Unter dem Pfad {x} gibt es keinen Voice-Live-Dienst. Prüfen Sie die Adresse.</translation>
        </message>
        <message>
            <source>This computer is offline. Trying again when it is back.</source>
            <translation>Dieser Computer ist offline. Sobald er wieder online ist, folgt ein neuer Versuch.</translation>
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
            <source>This resource does not accept keys. Sign in with Microsoft Entra ID.</source>
            <translation>Diese Ressource akzeptiert keine Schlüssel. Melden Sie sich mit Microsoft Entra ID an.</translation>
        </message>
        <message>
            <source>This resource doesn't offer avatars; not every region and pricing tier does ({words}).</source>
            <translation>Diese Ressource bietet keinen Avatar; nicht jede Region und jeder Tarif hat ihn ({words}).</translation>
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
            <source>Timer: {about}</source>
            <translation>Timer: {about}</translation>
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
            <source>Voice Live Desktop {version} is available.</source>
            <translation>Voice Live Desktop {version} ist verfügbar.</translation>
        </message>
        <message>
            <source>You are muted: nothing was sent.</source>
            <translation>Sie sind stumm: Nichts wurde gesendet.</translation>
        </message>
        <message>
            <source>You are no longer signed in with Microsoft Entra ID. Sign in again.</source>
            <translation>Sie sind nicht mehr mit Microsoft Entra ID angemeldet. Melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>You have used {percent} % of this month's budget of {budget}, by your price list.</source>
            <translation>{percent} % des Budgets dieses Monats von {budget} sind verbraucht, nach Ihrer Preisliste.</translation>
        </message>
        <message>
            <source>Your account needs the role “Cognitive Services User” on this resource.</source>
            <translation>Ihr Konto braucht für diese Ressource die Rolle „Cognitive Services User“.</translation>
        </message>
        <message>
            <source>Your agent doesn't answer. Is it running?</source>
            <translation>Ihr Agent antwortet nicht. Läuft er?</translation>
        </message>
        <message>
            <source>Your changes to “{name}” were not saved.</source>
            <translation>Ihre Änderungen an „{name}“ wurden nicht gespeichert.</translation>
        </message>
        <message>
            <source>Your settings before this profile were not saved.</source>
            <translation>Ihre bisherigen Einstellungen waren nicht gespeichert.</translation>
        </message>
        <message>
            <source>Your sign-in was not sent to {x}, where others could read it on the way.</source>
            <translation>Ihre Anmeldung wurde nicht an {x} gesendet, denn unterwegs könnten andere sie lesen.</translation>
        </message>
        <message>
            <source>Your words cannot be transcribed: {words}.</source>
            <translation>Ihre Worte können nicht verschriftlicht werden: {words}.</translation>
        </message>
        <message>
            <source>no microphone</source>
            <translation>kein Mikrofon</translation>
        </message>
        <message>
            <source>no speaker</source>
            <translation>kein Lautsprecher</translation>
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
            <source>{key} is in use by another app, so it does not work from there.</source>
            <translation>{key} wird von einer anderen App benutzt und wirkt von dort nicht.</translation>
        </message>
        <message>
            <source>{name} could not be opened. Using {other}.</source>
            <translation>{name} ließ sich nicht öffnen. Jetzt in Gebrauch: {other}.</translation>
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
            <source>{name} is silent. Is it switched off or muted? You can still type.</source>
            <translation>{name} ist still. Ist es ausgeschaltet oder stumm? Sie können weiter tippen.</translation>
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
            <source>{n} microphones</source>
            <translation>{n} Mikrofone</translation>
        </message>
        <message>
            <source>{n} speakers</source>
            <translation>{n} Lautsprecher</translation>
        </message>
        <message>
            <source>{system} is blocking the microphone for this app. You can still type.</source>
            <translation>{system} blockiert das Mikrofon für diese App. Sie können weiter tippen.</translation>
        </message>
        <message>
            <source>{x} cannot be reached.</source>
            <translation>{x} ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>{x} does not exist. Check the address.</source>
            <translation>{x} gibt es nicht. Prüfen Sie die Adresse.</translation>
        </message>
        <message>
            <source>{x} has not answered yet.</source>
            <translation>{x} hat noch nicht geantwortet.</translation>
        </message>
        <message>
            <source>{x} is a SOCKS proxy, which is not supported. Use an HTTP proxy.</source>
            <translation>{x} ist ein SOCKS-Proxy; das wird nicht unterstützt. Nehmen Sie einen HTTP-Proxy.</translation>
        </message>
        <message>
            <source>{x} is not an Azure host, so your key was not sent.</source>
            <translation>{x} ist kein Azure-Host, darum wurde Ihr Schlüssel nicht gesendet.</translation>
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
            <source>Copy message</source>
            <translation>Nachricht kopieren</translation>
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
            <source>Delete message</source>
            <translation>Nachricht löschen</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Edit and send again</source>
            <translation>Bearbeiten und neu senden</translation>
        </message>
        <message>
            <source>Edit as a new message</source>
            <translation>Als neue Nachricht bearbeiten</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Hear what the service heard</source>
            <translation>Hören, was der Dienst gehört hat</translation>
        </message>
        <message>
            <source>Hide details</source>
            <translation>Details ausblenden</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Regenerate</source>
            <translation>Neu generieren</translation>
        </message>
        <message>
            <source>Regenerate with…</source>
            <translation>Neu generieren mit …</translation>
        </message>
        <message>
            <source>Save the sound…</source>
            <translation>Ton speichern …</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle anzeigen</translation>
        </message>
        <message>
            <source>Show less</source>
            <translation>Weniger anzeigen</translation>
        </message>
        <message>
            <source>Show the question</source>
            <translation>Frage zeigen</translation>
        </message>
        <message>
            <source>Stop playing</source>
            <translation>Wiedergabe stoppen</translation>
        </message>
    </context>
    <context>
        <name>sound_check</name>
        <message>
            <source>All good: you can be heard, and you can hear.</source>
            <translation>Alles gut: Sie sind zu hören, und Sie hören.</translation>
        </message>
        <message>
            <source>Apply keeps these devices and this volume, and sets the microphone gain to {gain} dB.</source>
            <translation>„Übernehmen“ behält diese Geräte und diese Lautstärke und stellt die Mikrofonverstärkung auf {gain} dB.</translation>
        </message>
        <message>
            <source>Apply keeps these devices and this volume.</source>
            <translation>„Übernehmen“ behält diese Geräte und diese Lautstärke.</translation>
        </message>
        <message>
            <source>Apply, on the last page, sets the microphone gain to {gain} dB.</source>
            <translation>„Übernehmen“ auf der letzten Seite stellt die Mikrofonverstärkung auf {gain} dB.</translation>
        </message>
        <message>
            <source>Check its mute switch and your system's privacy settings, or choose another microphone.</source>
            <translation>Prüfen Sie den Stummschalter und die Datenschutzeinstellungen des Systems, oder wählen Sie ein anderes Mikrofon.</translation>
        </message>
        <message>
            <source>Choose another microphone or a quieter place, or turn on noise reduction.</source>
            <translation>Wählen Sie ein anderes Mikrofon oder einen ruhigeren Ort, oder schalten Sie die Rauschunterdrückung ein.</translation>
        </message>
        <message>
            <source>Choose another microphone, or close the program that uses it.</source>
            <translation>Wählen Sie ein anderes Mikrofon, oder schließen Sie das Programm, das es benutzt.</translation>
        </message>
        <message>
            <source>Choose another speaker, or close the program that uses it.</source>
            <translation>Wählen Sie einen anderen Lautsprecher, oder schließen Sie das Programm, das ihn benutzt.</translation>
        </message>
        <message>
            <source>Choose another speaker, or turn up the volume here and in your system.</source>
            <translation>Wählen Sie einen anderen Lautsprecher, oder erhöhen Sie die Lautstärke hier und im System.</translation>
        </message>
        <message>
            <source>Clipping: your voice is distorted.</source>
            <translation>Übersteuert: Ihre Stimme ist verzerrt.</translation>
        </message>
        <message>
            <source>Echo after {value} ms: the microphone picks up the speaker.</source>
            <translation>Echo nach {value} ms: Das Mikrofon hört den Lautsprecher.</translation>
        </message>
        <message>
            <source>Echo test</source>
            <translation>Echotest</translation>
        </message>
        <message>
            <source>Good: you can hear it.</source>
            <translation>Gut: Sie hören es.</translation>
        </message>
        <message>
            <source>Good: your voice is at {value} dB.</source>
            <translation>Gut: Ihre Stimme liegt bei {value} dB.</translation>
        </message>
        <message>
            <source>Good: your voice is clear.</source>
            <translation>Gut: Ihre Stimme ist deutlich.</translation>
        </message>
        <message>
            <source>Keep echo cancellation on, or use headphones.</source>
            <translation>Lassen Sie die Echounterdrückung an, oder benutzen Sie Kopfhörer.</translation>
        </message>
        <message>
            <source>Listening… Say a sentence or two.</source>
            <translation>Es wird zugehört … Sagen Sie ein, zwei Sätze.</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Move back, or lower the input level in your system's sound settings.</source>
            <translation>Gehen Sie weiter weg, oder senken Sie den Eingangspegel in den Toneinstellungen des Systems.</translation>
        </message>
        <message>
            <source>Move closer, or raise the input level in your system's sound settings.</source>
            <translation>Gehen Sie näher heran, oder erhöhen Sie den Eingangspegel in den Toneinstellungen des Systems.</translation>
        </message>
        <message>
            <source>No echo heard, as expected with headphones.</source>
            <translation>Kein Echo gehört, wie es mit Kopfhörern sein soll.</translation>
        </message>
        <message>
            <source>No signal: the microphone delivers only silence.</source>
            <translation>Kein Signal: Das Mikrofon liefert nur Stille.</translation>
        </message>
        <message>
            <source>No speech heard.</source>
            <translation>Keine Sprache gehört.</translation>
        </message>
        <message>
            <source>Not everything was tested:</source>
            <translation>Nicht alles wurde getestet:</translation>
        </message>
        <message>
            <source>Not tested.</source>
            <translation>Nicht getestet.</translation>
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
            <source>Playing your recording…</source>
            <translation>Ihre Aufnahme wird abgespielt …</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Recording… Speak now.</source>
            <translation>Aufnahme läuft … Sprechen Sie jetzt.</translation>
        </message>
        <message>
            <source>Recording… {n}</source>
            <translation>Aufnahme … {n}</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Say something while it listens, or choose another microphone.</source>
            <translation>Sprechen Sie, während zugehört wird, oder wählen Sie ein anderes Mikrofon.</translation>
        </message>
        <message>
            <source>Something needs attention:</source>
            <translation>Etwas stimmt noch nicht:</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Tested, but you did not answer the question.</source>
            <translation>Getestet, aber die Frage blieb unbeantwortet.</translation>
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
            <source>Too loud: your voice is at {value} dB.</source>
            <translation>Zu laut: Ihre Stimme liegt bei {value} dB.</translation>
        </message>
        <message>
            <source>Too quiet: your voice is at {value} dB.</source>
            <translation>Zu leise: Ihre Stimme liegt bei {value} dB.</translation>
        </message>
        <message>
            <source>You cannot hear it.</source>
            <translation>Sie hören es nicht.</translation>
        </message>
        <message>
            <source>Your voice is not clear.</source>
            <translation>Ihre Stimme ist nicht deutlich.</translation>
        </message>
    </context>
    <context>
        <name>words</name>
        <message>
            <source>(could not be transcribed)</source>
            <translation>(nicht erkannt: Fehler beim Dienst)</translation>
        </message>
        <message>
            <source>(no answer)</source>
            <translation>(keine Antwort)</translation>
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
            <source>Loading the model…</source>
            <translation>Modell wird geladen …</translation>
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
            <source>Press F6 to decide</source>
            <translation>Entscheiden mit F6</translation>
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
            <source>Show all ({n} characters)</source>
            <translation>Alles zeigen ({n} Zeichen)</translation>
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
            <source>Waiting for you</source>
            <translation>Wartet auf Sie</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>You can already talk.</source>
            <translation>Sie können schon sprechen.</translation>
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
            <source>cut at {n} characters</source>
            <translation>bei {n} Zeichen abgeschnitten</translation>
        </message>
        <message>
            <source>incomplete</source>
            <translation>unvollständig</translation>
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
            <source>said while you were waiting</source>
            <translation>gesagt, während Sie warteten</translation>
        </message>
        <message>
            <source>stopped at the maximum length</source>
            <translation>bei der Höchstlänge gestoppt</translation>
        </message>
        <message>
            <source>stopped by the content filter</source>
            <translation>vom Inhaltsfilter gestoppt</translation>
        </message>
        <message>
            <source>the answer broke off</source>
            <translation>die Antwort brach ab</translation>
        </message>
        <message>
            <source>the answer failed</source>
            <translation>die Antwort ist fehlgeschlagen</translation>
        </message>
        <message>
            <source>the service says</source>
            <translation>der Dienst meldet</translation>
        </message>
        <message>
            <source>to your words at {time}</source>
            <translation>auf Ihre Worte um {time}</translation>
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
            <source>{note}: {words}</source>
            <translation>{note}: {words}</translation>
        </message>
        <message>
            <source>{n} more characters are not shown. Copy takes them all.</source>
            <translation>{n} weitere Zeichen sind nicht gezeigt. Kopieren nimmt alle.</translation>
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
            <source>{n} s. You can already talk.</source>
            <translation>{n} s. Sie können schon sprechen.</translation>
        </message>
        <message>
            <source>{s} s</source>
            <translation>{s} s</translation>
        </message>
    </context>
</TS>
