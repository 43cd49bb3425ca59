"""The kinds that say how sheets come in and go out."""

from __future__ import annotations

from jobdesk.domain.fields import Field, FieldType, Kind, KindId

_T = FieldType
_COUNSELLOR = Field("counsellor", "담당", _T.SUGGEST)

IMPORT_PROFILES = Kind(
    KindId.IMPORT_PROFILES,
    "가져오기 양식",
    "개",
    "name",
    (
        Field("name", "양식 이름", required=True),
        Field("signature", "머리글", _T.LONG_TEXT, required=True),
        Field("sheet_kind", "종류", required=True),
        Field("definition", "내용", _T.LONG_TEXT),
        Field("used_on", "마지막 사용일", _T.DATE),
        Field("used_count", "사용 횟수", _T.NUMBER, unit="회"),
        _COUNSELLOR,
    ),
)

ROSTER_LAYOUTS = Kind(
    KindId.ROSTER_LAYOUTS,
    "명부 양식",
    "개",
    "name",
    (
        Field("list_kind", "명부", required=True),
        Field("name", "양식 이름", required=True),
        Field("definition", "내용", _T.LONG_TEXT),
        Field("shared", "함께 쓰기", _T.FLAG),
        _COUNSELLOR,
    ),
)
