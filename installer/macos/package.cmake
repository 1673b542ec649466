# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Untested: see README.md. A disk image; Qt's frameworks must be in the bundle (macdeployqt).
set(CPACK_DMG_VOLUME_NAME "Drone Discord")
set(CPACK_DMG_FORMAT UDZO)
