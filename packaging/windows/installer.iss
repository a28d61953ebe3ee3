; Inno Setup 6: `ISCC /DVersion=1.2.3 /DPayload=C:\...\dist\voicelive-desktop /OC:\...\dist installer.iss`.
; Per user, without an administrator; a newer version is installed over the older one.
#ifndef Version
  #error Say /DVersion=...
#endif
#ifndef Payload
  #error Say /DPayload=...
#endif
#define Name "Voice Live Desktop"
#define Exe "voicelive-desktop.exe"

[Setup]
AppId={{6C1D0E0B-5D0B-4C53-9F6E-2B7A0D0C6E51}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Voice Live Desktop developers
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
OutputBaseFilename=voicelive-desktop-{#Version}-setup
#ifdef Icon
SetupIconFile={#Icon}
#endif
UninstallDisplayName={#Name}
UninstallDisplayIcon={app}\{#Exe}
LicenseFile={#SourcePath}\..\..\LICENSE
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed={#Architectures}
ArchitecturesInstallIn64BitMode=win64
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "A shortcut on the &desktop"; Flags: unchecked

[InstallDelete]
; Files of an older version that this one does not have.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Payload}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Exe}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Exe}"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.vldprofile"; ValueType: string; ValueData: "VoiceLiveDesktop.Profile"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\VoiceLiveDesktop.Profile"; ValueType: string; ValueData: "{#Name} profile"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\VoiceLiveDesktop.Profile\shell\open\command"; ValueType: string; ValueData: """{app}\{#Exe}"" ""%1"""

[Run]
Filename: "{app}\{#Exe}"; Description: "Start {#Name}"; Flags: nowait postinstall skipifsilent
