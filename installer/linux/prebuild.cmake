# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack on what is about to be packed.

# A package goes to /usr, wherever the build it is made of would have been installed.
set(CMAKE_INSTALL_FULL_BINDIR /usr/bin)
configure_file(${CMAKE_CURRENT_LIST_DIR}/drone-discord.service.in
  ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/lib/systemd/user/drone-discord.service @ONLY NO_SOURCE_PERMISSIONS)

# The compiler's name is of no use to who runs the program (lintian: binary-has-unneeded-section).
find_program(OBJCOPY objcopy REQUIRED)
execute_process(COMMAND ${OBJCOPY} --remove-section=.comment ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/bin/drone-discord
  COMMAND_ERROR_IS_FATAL ANY)
