// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/httpdate.h"

#include <array>
#include <cstdio>

namespace Webhook {

namespace {

constexpr std::array<const char *, 7> Days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char *, 12> Months = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

template <size_t Size> int indexOf(const std::array<const char *, Size> &words, QByteArrayView word)
{
    for (size_t i = 0; i < Size; ++i) {
        if (word == QByteArrayView(words[i]))
            return int(i);
    }
    return -1;
}

/// Reads digits and nothing else; -1 otherwise.
int number(QByteArrayView digits)
{
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

QByteArray httpDate(Core::WallTime time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(time - day));
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
        Days[weekday(day).c_encoding()], unsigned(date.day()), Months[unsigned(date.month()) - 1], int(date.year()),
        int(clock.hours().count()), int(clock.minutes().count()), int(clock.seconds().count()));
    return QByteArray(text.data(), length);
}

std::optional<Core::WallTime> fromHttpDate(QByteArrayView text)
{
    using namespace std::chrono;
    // Fri, 12 Nov 2021 23:33:47 GMT
    // 0123456789012345678901234567 8
    if (text.size() != 29 || text.sliced(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' || text[16] != ' '
        || text[19] != ':' || text[22] != ':' || text.sliced(25) != " GMT")
        return {};
    const int dayName = indexOf(Days, text.first(3));
    const int day = number(text.sliced(5, 2));
    const int monthIndex = indexOf(Months, text.sliced(8, 3));
    const int yearNumber = number(text.sliced(12, 4));
    const int hour = number(text.sliced(17, 2));
    const int minute = number(text.sliced(20, 2));
    const int second = number(text.sliced(23, 2));
    if (dayName < 0 || day < 0 || monthIndex < 0 || yearNumber < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59
        || second < 0 || second > 60)
        return {};
    const year_month_day date(year(yearNumber), month(unsigned(monthIndex) + 1), std::chrono::day(unsigned(day)));
    if (!date.ok() || weekday(sys_days(date)).c_encoding() != unsigned(dayName))
        return {};
    return Core::WallTime(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second);
}

} // namespace Webhook
