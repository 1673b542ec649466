// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/guardrefusal.h"

#include <array>

namespace Webhook {

namespace {

struct Entry
{
    const char *word;
    int status;
};

constexpr std::array<Entry, GuardRefusalCount> Entries = {{
    {"malformed", 400},
    {"bad_length", 400},
    {"too_slow", 408},
    {"length_missing", 411},
    {"body_too_large", 413},
    {"line_too_long", 414},
    {"expectation", 417},
    {"head_too_large", 431},
    {"answer_overdue", 503},
    {"too_much_unfinished", 503},
    {"version", 505},
    {"idle", 0},
    {"too_many_connections", 503},
    {"too_many_from_address", 503},
    {"no_descriptors", 0},
}};

} // namespace

const char *guardRefusalWord(GuardRefusal refusal)
{
    return Entries[size_t(refusal)].word;
}

int guardStatus(GuardRefusal refusal)
{
    return Entries[size_t(refusal)].status;
}

} // namespace Webhook
