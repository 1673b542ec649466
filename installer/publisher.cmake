# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for what who publishes the program sets (README.md, "To set before publishing"): here, with cmake -D, or
# in the environment of build-deb.sh, which reads the names of the variables from this file.

# One name for the desktop entry, the icons, the metainfo, the autostart entry and what notifications and windows say they
# belong to (Desktop Entry Specification, "File naming"). All files are named after it as they are installed.
set(DRONE_DISCORD_APP_ID io.github.drone_discord.DroneDiscord CACHE STRING
    "The program's id, the reverse of a domain that the publisher owns")
set(DRONE_DISCORD_MAINTAINER "Drone Discord contributors <drone-discord@packages.invalid>" CACHE STRING
    "Who answers for the package: Name <mail>")
set(DRONE_DISCORD_HOMEPAGE "" CACHE STRING
    "Where the project is published (https://...); its issues are below it at /issues. Empty leaves out all that links there")
set(DRONE_DISCORD_SCREENSHOTS "" CACHE STRING
    "Where the pictures of linux/screenshots can be fetched (https://...). Empty leaves them out of the metainfo")
