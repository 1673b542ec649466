# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${DRONE_DISCORD_DEB_RELEASE})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Drone Discord receives the webhooks of a Drone CI server in the local network,
stores each before it acknowledges it, and keeps one message for each build in
a Discord channel true: created with the build, edited as its steps run, and
ended with the result, the failed step and how long it took.

A window shows builds with their logs, deliveries and health; an icon in the
panel and notifications tell of failures. It also runs without a display, as a
systemd user service.")
string(REGEX REPLACE "\n\n" "\n.\n" CPACK_DEBIAN_PACKAGE_DESCRIPTION "${CPACK_DEBIAN_PACKAGE_DESCRIPTION}")

# What is linked is found by dpkg-shlibdeps. What Qt and QtKeychain load only while running is named here: the SQLite
# driver, the Secret Service and the root certificates. Qt's TLS plugin is part of libqt6network6. The plugin for SVG
# icons is part of libqt6svg6 up to Debian 12 and has a package of its own from 13.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0, ca-certificates")
if(WITH_UI)
  if(Qt6_VERSION VERSION_GREATER_EQUAL 6.7)
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", qt6-svg-plugins")
  endif()
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "default-dbus-session-bus | dbus-session-bus, gnome-keyring | org.freedesktop.secrets, qt6-translations-l10n, qt6-wayland, fonts-noto-color-emoji, hicolor-icon-theme")
endif()

# This strips, too. CPACK_STRIP_FILES would do it before the debug symbols are set apart.
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/linux/prebuild.cmake)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/linux/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
