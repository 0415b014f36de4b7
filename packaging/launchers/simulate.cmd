@echo off
rem Starts ademruimte with the Node beside it, from any folder. Plan files may be dropped on this file;
rem a double click asks for one. What is typed behind it in a terminal is passed on.
rem
rem No value here is read twice by the shell: names of folders hold &, %, ^, ! and brackets.
setlocal EnableExtensions DisableDelayedExpansion
set "SIMULATE_FOLDER=%~dp0."
set "NODE=%~dp0program\node.exe"
set "COMMAND=%~dp0program\cli\bin\simulate.cjs"
if not exist "%COMMAND%" goto :packed
if not exist "%NODE%" goto :packed

rem What a company sets for programs of its own with Node would change or stop this one.
set "NODE_OPTIONS="
set "NODE_PATH="
set "NODE_EXTRA_CA_CERTS="
set "NODE_ICU_DATA="
set "NODE_REDIRECT_WARNINGS="
set "NODE_V8_COVERAGE="
set "OPENSSL_CONF="
set "SIMULATE_STARTED="

rem Explorer makes a window for this command alone: cmd /c ""C:\folder\simulate.cmd" dropped files".
rem The program gets that line as it is, which says more than %* does: a path with & and without a space
rem comes without quotation marks, and the shell takes what follows & for a command. It answers 199 where
rem this was no window of its own after all, and otherwise 200 and its status.
if /i not %0=="%~f0" goto :typed
setlocal EnableDelayedExpansion
set "SIMULATE_STARTED=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
if not defined SIMULATE_STARTED goto :typed
"%NODE%" "%COMMAND%"
set "STATUS=%ERRORLEVEL%"
if "%STATUS%"=="199" goto :typed
if %STATUS% LSS 200 goto :fell
if %STATUS% GTR 330 goto :fell
set /a STATUS-=200
rem The window ends here, and with it what the shell would still make of the line.
exit %STATUS%

:fell
rem The program waits for Enter itself; where it fell over, the window would take along why.
call :blocked
pause
exit %STATUS%

:typed
set "SIMULATE_STARTED="
"%NODE%" "%COMMAND%" %*
set "STATUS=%ERRORLEVEL%"
if not "%STATUS%"=="0" call :blocked
exit /b %STATUS%

:blocked
rem Did the plan fail, or may Node not start at all?
"%NODE%" --version >nul 2>nul && exit /b 0
echo.
echo program\node.exe kan hier niet starten. Vaak laat uw organisatie geen programma's toe in deze map
echo (AppLocker), of hield een virusscanner het tegen. Vraag uw informaticadienst dit bestand toe te laten.
echo.
echo program\node.exe cannot start here. Often an organisation allows no programs in this folder
echo (AppLocker), or a virus scanner stopped it. Ask your IT department to allow this file.
echo.
exit /b 0

:packed
echo.
echo Naast simulate.cmd ontbreekt de map "program", of er ontbreekt iets in.
echo Staat dit nog in een zip? Pak dan eerst alles uit: rechtsklik op de zip, "Alles uitpakken",
echo en start simulate.cmd in de uitgepakte map.
echo.
echo The folder "program" beside simulate.cmd is missing, or something in it is.
echo Is this still in a zip? Then extract all of it first: right-click the zip, "Extract all",
echo and start simulate.cmd in the folder that makes.
echo.
if /i %0=="%~f0" pause
exit /b 70
