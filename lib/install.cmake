# Installation and the package that find_package(recaudit) finds.
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/recaudit)
install(TARGETS recaudit EXPORT recauditTargets FILE_SET HEADERS)
install(EXPORT recauditTargets NAMESPACE recaudit:: DESTINATION ${package_folder})
configure_package_config_file(recauditConfig.cmake.in recauditConfig.cmake INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(recauditConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/recauditConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/recauditConfigVersion.cmake
  DESTINATION ${package_folder})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/instruments DESTINATION ${CMAKE_INSTALL_DATADIR}/recaudit)
