# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Untested: see README.md. An installer for all users; Qt's libraries must lie beside the program (windeployqt).
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Drone Discord")
set(CPACK_NSIS_DISPLAY_NAME "Drone Discord")
set(CPACK_NSIS_PACKAGE_NAME "Drone Discord")
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/drone-discord.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
