// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

/// All tests of a folder are one program, which is compiled and linked in a fraction of the time of one for each.
/// `tests_store tst_database [arguments of Qt Test]` runs one of them, in a process of its own; without a name it says
/// which there are. ctest runs each under its name.
namespace Tests {

using Main = int (*)(int argc, char **argv);

/// Makes a test known under the name of its file, before main(): one object with static lifetime in each.
class Entry
{
public:
    Entry(const char *file, Main run);
};

/// As QTEST_GUILESS_MAIN and QTEST_MAIN do it.
template <typename Application, typename Test> int run(int argc, char **argv)
{
    Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace Tests

// What moc and Qt Test want stands outside of namespaces, hence a name of its own for each.
#define REGISTER_TEST(Test, main) static const Tests::Entry Test##Entry(__FILE__, main);
#define REGISTER_GUILESS_TEST(Test) REGISTER_TEST(Test, (Tests::run<QCoreApplication, Test>))
#define REGISTER_WINDOW_TEST(Test) REGISTER_TEST(Test, (Tests::run<QApplication, Test>))
