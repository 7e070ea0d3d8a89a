@echo off
rem Starts Lockstep. Builds it first if there is no build yet, or if the sources or the JDK changed since the last one.
rem The same as the script lockstep beside it, see there for the why; here without the wait for another start's build.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "home=%root%target\lockstep"

rem --- The JDK.
set "java="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not defined java (
  >&2 echo lockstep: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; let it name a JDK 17 or newer.
  exit /b 3
)
if not defined java for %%i in (java.exe) do set "java=%%~$PATH:i"
if not defined java (
  >&2 echo lockstep: there is no Java here; install a JDK 17 or newer.
  exit /b 3
)
for %%i in ("%java%") do set "jdkhome=%%~dpi.."
for %%i in ("%jdkhome%") do set "jdkhome=%%~fi"
if not exist "%jdkhome%\release" call :ask_java
set "version="
for /f "usebackq tokens=1,* delims==" %%a in ("%jdkhome%\release") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
if not defined version (
  >&2 echo lockstep: "%java%" does not say its version; install a JDK 17 or newer.
  exit /b 3
)
for /f "delims=.-+" %%a in ("%version%") do set "major=%%a"
if %major% LSS 17 (
  >&2 echo lockstep: "%java%" is version %version%, which is too old; install a JDK 17 or newer.
  exit /b 3
)
if not exist "%jdkhome%\bin\javac.exe" (
  >&2 echo lockstep: "%jdkhome%" can run Java but not compile it; install a whole JDK 17 or newer.
  exit /b 3
)

rem --- Is the last build still good? What counts as its age is the file stamp.
set "app="
if exist "%home%\current" for /f "usebackq delims=" %%a in ("%home%\current") do set "app=%home%\%%a"
if not defined app goto build
if not exist "%app%\stamp" goto build
set "built="
for /f "usebackq delims=" %%a in ("%app%\stamp") do set "built=%%a"
if not "%built%"=="%version%" goto build
set "LOCKSTEP_ROOT=%root%"
set "LOCKSTEP_STAMP=%app%\stamp"
powershell -NoProfile -Command ^
  "$t=(Get-Item -LiteralPath $env:LOCKSTEP_STAMP).LastWriteTimeUtc; Set-Location -LiteralPath $env:LOCKSTEP_ROOT;" ^
  "$f=@(Get-Item lockstep.cmd,pom.xml,*\pom.xml,*\*\pom.xml,*\src\main,*\*\src\main)+@(Get-ChildItem *\src\main,*\*\src\main -Recurse);" ^
  "if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto start

:build
>&2 echo Building Lockstep, this takes a minute the first time ...
set "name=app-%RANDOM%%RANDOM%"
set "app=%home%\%name%"
mkdir "%app%\lib" || exit /b 3
>"%app%\stamp" echo %version%
set "JAVA_HOME=%jdkhome%"
set "mvn=%root%mvnw.cmd"
for %%i in (mvn.cmd) do if not "%%~$PATH:i"=="" set "mvn=%%~$PATH:i"
pushd "%root%"
del /q simulator\app\target\launcher\*.jar >nul 2>nul
call "%mvn%" -B -ntp -q "-Dlockstep.output=target/launcher" "-Dlockstep.lib=%app%\lib" ^
  -pl simulator/model,live-probe,lessons,simulator/app ^
  resources:resources compiler:compile jar:jar ^
  dependency:copy-dependencies@launcher-app dependency:copy-dependencies@launcher-javafx >"%home%\build.log" 2>&1 <nul
if errorlevel 1 goto failed
copy /y simulator\app\target\launcher\lockstep-app-*.jar "%app%\lib\app" >nul
if errorlevel 1 goto failed
popd
rem What the window reads at its start, where it is read fastest; the archive holds only for the jar as it is then.
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -p "%app%\lib\javafx" --add-modules javafx.controls ^
  -cp "%app%\lib\app\*" lockstep.app.desktop.Unpacked "%app%\lib" >>"%home%\build.log" 2>&1 <nul
"%java%" "-XX:ArchiveClassesAtExit=%app%\classes.jsa" -XX:+UseSerialGC -Xlog:disable ^
  --enable-native-access=ALL-UNNAMED -cp "%app%\lib\app\*" lockstep.app.Main play teardown >nul 2>nul <nul
>"%home%\current" echo %name%
rem Windows renames no directory from which a program runs, so a build in use stays whole.
for /d %%d in ("%home%\app-*") do if not "%%~nxd"=="%name%" ren "%%d" "old-%%~nxd" >nul 2>nul
for /d %%d in ("%home%\old-*") do rmdir /s /q "%%d" >nul 2>nul
goto start

:failed
popd
>&2 echo lockstep: the build failed. What Maven said:
>&2 type "%home%\build.log"
rmdir /s /q "%app%" >nul 2>nul
exit /b 3

:start
set "archive=-XX:SharedArchiveFile=%app%\classes.jsa"
set "flags="
for %%c in (play scenarios replay netstat doctor differences ports lesson quiz review progress check -h --help -V --version) do (
  if "%~1"=="%%c" set "flags=-XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
)
for %%c in (conform explore coverage survey watch) do if "%~1"=="%%c" set "flags=--enable-native-access=ALL-UNNAMED"
rem A capture is told in the terminal, or shown in the window.
if "%~1"=="replay" for %%a in (%*) do if "%%~a"=="--window" set "flags="
if "%~1"=="picture" goto picture
if not defined flags goto window
"%java%" "%archive%" -XX:+UseSerialGC -Xlog:disable %flags% -cp "%app%\lib\app\*" lockstep.app.Main %*
exit /b %errorlevel%

:picture
rem Drawn into memory by Monocle, which has to be a part of the module whose inner parts it implements.
for %%j in ("%app%\lib\app\openjfx-monocle-*.jar") do set "monocle=%%~fj"
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable "-Dlockstep.fonts=%app%\lib\fonts" ^
  -p "%app%\lib\javafx" --add-modules javafx.controls ^
  --patch-module "javafx.graphics=%monocle%" --enable-native-access=javafx.graphics,ALL-UNNAMED ^
  -cp "%app%\lib\app\*" lockstep.app.Main %*
exit /b %errorlevel%

:window
"%java%" "%archive%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable ^
  -Xms32m -Xmn8m -Xmx512m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 ^
  "-Dlockstep.fonts=%app%\lib\fonts" ^
  -p "%app%\lib\javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics,ALL-UNNAMED ^
  -cp "%app%\lib\app\*" lockstep.app.Main %*
exit /b %errorlevel%

:ask_java
rem The java on PATH may be a stand-in that lies elsewhere than its JDK.
for /f "tokens=1,* delims== " %%a in ('call "%java%" -XshowSettings:properties -version 2^>^&1') do (
  if "%%a"=="java.home" set "jdkhome=%%b"
)
exit /b 0
