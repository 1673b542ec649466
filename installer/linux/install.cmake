# SPDX-FileCopyrightText: 2026 Drone Discord contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Where the desktops, man and systemd look for what belongs to a program.

# The dates in the man page, the metainfo and the changelog: those of the source (SOURCE_DATE_EPOCH), where it is set.
string(TIMESTAMP DRONE_DISCORD_RELEASE_DATE "%Y-%m-%d" UTC)
string(TIMESTAMP DRONE_DISCORD_RELEASE_MAIL_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)

# Each Debian compiles against its own Qt: two packages of one version must not pass for the same.
set(DRONE_DISCORD_DEB_RELEASE 1 CACHE STRING "What follows the version of the Debian package")
set(DRONE_DISCORD_DEB_VERSION ${PROJECT_VERSION}-${DRONE_DISCORD_DEB_RELEASE})

set(linux ${CMAKE_CURRENT_SOURCE_DIR}/linux)
set(made ${CMAKE_CURRENT_BINARY_DIR})
set(docdir ${CMAKE_INSTALL_DATAROOTDIR}/doc/drone-discord)

# gzipped(SOURCE NAME): NAME.gz, without name and time inside, made with the build.
find_program(GZIP gzip REQUIRED)
set(gzipped_files "")
function(gzipped source name)
  add_custom_command(OUTPUT ${made}/${name}.gz COMMAND ${GZIP} -9nc ${source} > ${made}/${name}.gz
    DEPENDS ${source} VERBATIM)
  set(gzipped_files ${gzipped_files} ${made}/${name}.gz PARENT_SCOPE)
endfunction()

# systemd starts a program by its whole path. Of a package, prebuild.cmake sets it.
configure_file(${linux}/drone-discord.service.in ${made}/drone-discord.service @ONLY)
configure_file(${linux}/drone-discord.1.in ${made}/drone-discord.1 @ONLY)
configure_file(${linux}/changelog.Debian.in ${made}/changelog.Debian @ONLY)
gzipped(${made}/drone-discord.1 drone-discord.1)
gzipped(${made}/changelog.Debian changelog.Debian)
gzipped(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog)
add_custom_target(drone_discord_documents ALL DEPENDS ${gzipped_files})

install(FILES ${made}/drone-discord.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# The documents are read where neither the source nor its pictures are, in one folder: check-files.sh follows their links.
foreach(name IN ITEMS settings drone headless)
  configure_file(${PROJECT_SOURCE_DIR}/docs/${name}.md ${made}/doc/${name}.md COPYONLY)
endforeach()
file(READ ${linux}/starting.md starting)
file(READ ${PROJECT_SOURCE_DIR}/README.md readme)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${linux}/starting.md ${PROJECT_SOURCE_DIR}/README.md)
string(REGEX REPLACE "<!--[^\n]*\n" "" starting "${starting}")
string(REGEX REPLACE "## How it looks\n.*\n(## Setting it up\n)" "${starting}\n\\1" readme "${readme}")
string(REGEX REPLACE "(## Licence\n\nGPL-3.0-or-later, see ).*" "\\1[copyright](copyright).\n" readme "${readme}")
string(REPLACE "./run.sh" drone-discord readme "${readme}")
string(REPLACE "docs/" "" readme "${readme}")
file(CONFIGURE OUTPUT ${made}/doc/README.md CONTENT "${readme}" @ONLY)
configure_file(${linux}/copyright ${made}/doc/copyright COPYONLY)
install(DIRECTORY ${made}/doc/ DESTINATION ${docdir})
install(FILES ${made}/changelog.gz ${made}/changelog.Debian.gz DESTINATION ${docdir})
install(FILES ${made}/drone-discord.service DESTINATION lib/systemd/user)

if(WITH_UI)
  set(DRONE_DISCORD_METAINFO_LINKS "")
  if(DRONE_DISCORD_HOMEPAGE)
    string(APPEND DRONE_DISCORD_METAINFO_LINKS
      "  <url type=\"homepage\">${DRONE_DISCORD_HOMEPAGE}</url>\n"
      "  <url type=\"bugtracker\">${DRONE_DISCORD_HOMEPAGE}/issues</url>\n"
      "  <url type=\"vcs-browser\">${DRONE_DISCORD_HOMEPAGE}</url>\n")
  endif()
  if(DRONE_DISCORD_SCREENSHOTS)
    string(APPEND DRONE_DISCORD_METAINFO_LINKS
      "  <screenshots>\n"
      "    <screenshot type=\"default\">\n"
      "      <caption>Builds as they run, and the message of each</caption>\n"
      "      <image>${DRONE_DISCORD_SCREENSHOTS}/builds.png</image>\n"
      "    </screenshot>\n"
      "    <screenshot>\n"
      "      <caption>The same in dark colours</caption>\n"
      "      <image>${DRONE_DISCORD_SCREENSHOTS}/builds-dark.png</image>\n"
      "    </screenshot>\n"
      "  </screenshots>\n")
  endif()
  string(REGEX REPLACE "\\.[^.]+$" "" DRONE_DISCORD_DEVELOPER_ID ${DRONE_DISCORD_APP_ID})
  foreach(kind IN ITEMS desktop metainfo.xml)
    configure_file(${linux}/drone-discord.${kind}.in ${made}/${DRONE_DISCORD_APP_ID}.${kind} @ONLY)
  endforeach()
  # Qt 6.7 and AppStream 1.0 both came with Debian 13.
  if(NOT DRONE_DISCORD_HOMEPAGE AND Qt6_VERSION VERSION_GREATER_EQUAL 6.7)
    install(FILES ${linux}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/lintian/overrides RENAME drone-discord)
  endif()
  install(FILES ${made}/${DRONE_DISCORD_APP_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications)
  install(FILES ${made}/${DRONE_DISCORD_APP_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/metainfo)
  set(icons ${PROJECT_SOURCE_DIR}/resources/hicolor)
  install(FILES ${icons}/scalable/apps/drone-discord.svg RENAME ${DRONE_DISCORD_APP_ID}.svg
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor/scalable/apps)
  install(FILES ${icons}/symbolic/apps/drone-discord-symbolic.svg RENAME ${DRONE_DISCORD_APP_ID}-symbolic.svg
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor/symbolic/apps)
endif()
