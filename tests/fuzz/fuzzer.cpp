// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/parsers.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// What libFuzzer calls with every input that it makes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto run = [] {
        const auto targets = Fuzz::targets();
        return std::find_if(targets.begin(), targets.end(), [](const Fuzz::Target &target) {
            return QByteArrayView(target.name) == FUZZ_TARGET;
        })->run;
    }();
    run(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
