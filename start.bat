@echo off
rem Double-click to open Parallax on Windows. Sets up at first use.
setlocal
title Parallax
cd /d "%~dp0"

if not exist "%~dp0start.py" (
  echo Parallax: the other files are missing. Unpack the whole ZIP, then double-click start.bat there.
  pause
  exit /b 2
)

set "PYTHON="
for %%P in ("py -3.13" "py -3.12" "py -3.11" "py -3" "python" "python3") do call :try %%~P
if not defined PYTHON (
  echo Parallax: Python 3.11 or newer is missing. Install it from python.org, then double-click start.bat again.
  pause
  exit /b 2
)

%PYTHON% "%~dp0start.py" %*
set "STATUS=%ERRORLEVEL%"
if not "%STATUS%"=="0" pause
exit /b %STATUS%

:try
if defined PYTHON exit /b 0
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1 && set "PYTHON=%*"
exit /b 0
