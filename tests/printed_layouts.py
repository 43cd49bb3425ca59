"""The example rows of the 29 tables as they were printed (target-reports-digest §3).

Each case: the number of the layout, how numbers are written, the options that make the row, and
its cells. Money is typed in 원. Where the source printed a wrong number the right one stands here
and a comment tells of it; where it cut numbers off, so does the case.
"""

from __future__ import annotations

from typing import Any

CUT, MILLION, THOUSAND = "cut", "million", "thousand"


def _row(label: str, unit: str = "", group: str = "", **values: str) -> dict[str, Any]:
    said = {key.replace("__", ":"): value for key, value in values.items()}
    return {"label": label, "unit": unit, "group": group, "values": said}


def _million(amount: int) -> str:
    return str(amount * 1_000_000)


CASES: list[tuple[int, str, dict[str, Any], list[str]]] = [
    (
        1,
        CUT,
        {"rows": [_row("고용률 (15~64세)", "%", former2="66.4", former1="65.7",
                       target="68.0", actual="68.2")]},
        ["고용률 (15~64세)", "66.4", "65.7", "68.0", "68.2", "100.2", "2.5%p", "3.8"],
    ),
    (  # printed 107; the text says 110
        2,
        MILLION,
        {"decimals": 0, "rows": [_row("계", projects="183", planned="", former1="138,579",
                                      target="118,572", actual="132,371")]},
        ["계", "183", "", "138,579", "118,572", "132,371", "112"],
    ),
    (
        3,
        "",
        {"rows": [_row("합계", strategies="13", tasks="64", projects="209",
                       target="137,394", actual="148,962")]},
        ["합계", "13", "64", "209", "137,394", "148,962", "108.4%"],
    ),
    (
        4,
        MILLION,
        {"rows": [_row("③ 고용서비스(명)", target="1,120", planned=_million(278),
                       actual="1,195", spent=_million(149))]},
        ["③ 고용서비스(명)", "1,120", "278", "1,195", "149", "106.7"],
    ),
    (
        5,
        "",
        {"rows": [_row("EBSC", group="중소기업 역량강화", actual="21건", target_group="8개사",
                       partners="다스테크 등")]},
        ["중소기업 역량강화", "EBSC", "21건", "8개사", "다스테크 등"],
    ),
    (
        6,
        "",
        {"signs": "arrows", "rows": [_row("상용근로자 수", "천명", former1="345", target="375",
                                          actual="366")]},
        ["상용근로자 수", "345", "375", "366", "97.6", "6.1% ↑"],
    ),
    (
        7,
        MILLION,
        {"rows": [_row("2021년", departments="43", projects="125", target="162,213",
                       actual="230,285", money__국비=_million(405_975),
                       money__도비=_million(306_760), money__시군비=_million(312_822),
                       money__기타=_million(9_321))]},
        ["2021년", "43", "125", "162,213", "230,285", "142.0", "1,034,878", "405,975",
         "306,760", "312,822", "9,321"],
    ),
    (
        8,
        "",
        {"rows": [_row("케이프라이드", "명", "식품제조", former1="-", actual="9")]},
        ["식품제조", "케이프라이드", "-", "9명", "신규"],
    ),
    (
        9,
        "",
        {"decimals": 0, "rows": [
            _row("취업연계", "명", target="2,000", actual="2,580"),
            _row("동행-상설면접", "회", target="90", actual="105")]},
        ["취업연계", "2,000명", "2,580명", "129%", "동행-상설면접", "90회", "105회", "117%"],
    ),
    (
        10,
        "",
        {"rows": [_row("일자리센터", held="108", attended="459", hired="218")]},
        ["일자리센터", "108회", "459명", "218명"],
    ),
    (  # printed 116.1 (cut off), where half up is 116.1 as well
        11,
        "",
        {"signs": "arrows", "rows": [_row("청년", "%", former1="40.8", target="40.9",
                                          actual="47.5")]},
        ["청년", "40.8%", "40.9%", "47.5%", "116.1%", "6.7%p ↑"],
    ),
    (
        12,
        "",
        {"signs": "arrows", "rows": [_row("고용서비스", "명", target="484", actual="468")]},
        ["고용서비스", "484명", "468명", "16명 ↓", "96.7%"],
    ),
    (
        13,
        "",
        {"rows": [_row("취업지원센터 등", group="③ 고용서비스", target="1,948",
                       actual="3,020")]},
        ["③ 고용서비스", "취업지원센터 등", "1,948", "3,020", "155.0%"],
    ),
    (
        14,
        "",
        {"rows": [_row("직업상담사양성과정", completed="17", hired="17")]},
        ["직업상담사양성과정", "17", "17", ""],
    ),
    (
        15,
        MILLION,
        {"decimals": 2, "rows": [_row("일자리사업예산(b)", planned2=_million(24_521),
                                      planned1=_million(28_645), planned=_million(51_739))]},
        ["일자리사업예산(b)", "24,521", "28,645", "51,739", "180.62%", "111.00%"],
    ),
    (
        16,
        THOUSAND,
        {"rows": [_row("고등직업교육거점지구 사업", group="교육부", money__국비="4050000000",
                       money__지방비="450000000", note="서울시 유일")]},
        ["교육부", "고등직업교육거점지구 사업", "4,050,000", "450,000", "서울시 유일"],
    ),
    (
        17,
        "",
        {"rows": [_row("", vacancies="2,240", openings="3,941", registrations="5,222",
                       referrals="18,739", placements="3,261")]},
        ["2,240건", "3,941명", "5,222명", "18,739건", "3,261명"],
    ),
    (
        18,
        "",
        {"rows": [_row("", employers="24", openings="207", attended="285", met="208",
                       hired="29")]},
        ["24개", "207명", "285명", "208명", "29명"],
    ),
    (  # printed under 증감률, which it is not: the ratio and, beside it, the 증감률 8.9
        19,
        MILLION,
        {"rows": [_row("일자리사업 예산", planned1=_million(38_079),
                       planned=_million(41_451))]},
        ["일자리사업 예산", "38,079", "41,451", "3,372", "108.9", "8.9"],
    ),
    (
        20,
        "",
        {"rows": [
            _row("1기", trained="15", completed="12", hired="10"),
            _row("2기", trained="18", completed="15", hired="13"),
            _row("스마트에어컨", trained="19", completed="18", hired="14")]},
        ["계", "52", "45", "37", "86.5%", "82.2%"],
    ),
    (
        21,
        "",
        {"rows": [_row("구인구직 만남의 날 운영", "회", target="15", actual="17")]},
        ["구인구직 만남의 날 운영", "15회", "17회"],
    ),
    (
        22,
        "",
        {"rows": [_row("", group="", content="소규모 취업행사", held="10", attended="120")]},
        ["", "", "소규모 취업행사", "10회", "120명"],
    ),
    (
        23,
        MILLION,
        {"rows": [_row("지방비", planned3=_million(3_549), planned2=_million(3_655),
                       planned1=_million(5_837), planned=_million(5_072))]},
        ["지방비", "3,549", "3,655", "5,837", "5,072", "1,523(42.9%)", "△765(△13.1%)"],
    ),
    (  # printed 106.0: 336 of 316 are 106.3; the year's change was cut off, not rounded
        24,
        CUT,
        {"signs": "minus", "rows": [_row("고용서비스", former1="421", actual="336",
                                         target="316")]},
        ["고용서비스", "421", "336", "316", "106.3%", "-20.1%"],
    ),
    (
        25,
        "",
        {"rows": [_row("G밸리 맞춤형 중장년 취업성공", group="중장년", audience="중장년 42명",
                       content="총 100시간")]},
        ["중장년", "G밸리 맞춤형 중장년 취업성공", "중장년 42명", "총 100시간"],
    ),
    (
        26,
        "",
        {"rows": [_row("융합 AI로봇 핵심인재", trained="20", completed="18", hired="13")]},
        ["융합 AI로봇 핵심인재", "20", "18", "13"],
    ),
    (
        27,
        "",
        {"decimals": 0, "rows": [{
            "label": "지원인원", "unit": "명",
            "values": {"each:국가공인자격증": "819", "each:어학시험(영어)": "1,442",
                       "each:한국사시험": "179"}}]},
        ["지원인원", "2,440명", "819명(34%)", "1,442명(59%)", "179명(7%)", ""],
    ),
    (
        28,
        "",
        {"columns": ["1기", "2기"], "rows": [{
            "label": "교육기간",
            "values": {"each:1기": "3. 23. ~ 5. 10.", "each:2기": "8. 22. ~ 10. 12."}}]},
        ["교육기간", "3. 23. ~ 5. 10.", "8. 22. ~ 10. 12."],
    ),
    (
        29,
        MILLION,
        {"columns": ["2022", "2023", "2024", "2025", "2026"], "rows": [{
            "label": "국비", "group": "소요예산 (계획)",
            "values": {"before": _million(157), "after": _million(1_166)} | {
                f"each:{year}": _million(won)
                for year, won in zip(range(2022, 2027), (750, 942, 1_034, 1_121, 1_166),
                                     strict=True)}}]},
        ["소요예산 (계획)", "국비", "6,336", "157", "750", "942", "1,034", "1,121", "1,166",
         "1,166"],
    ),
]  # fmt: skip
