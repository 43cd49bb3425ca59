"""Every action of the window as data: what it is called, its keys, where it is told of.

The main window makes shortcuts from the table, the help lists it, and the search box offers
the entries with an icon as commands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What the window can be asked to do."""

    SEARCH = "search"
    NEW = "new"
    SAVE = "save"
    PRINT = "print"
    REFRESH = "refresh"
    BACK = "back"
    FORWARD = "forward"
    ESCAPE = "escape"
    UNDO = "undo"
    REDO = "redo"
    LOCK = "lock"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Action:
    """``keys`` in Qt's portable writing; ``icon`` makes it a command of the search box."""

    id: Act
    text: str
    keys: tuple[str, ...]
    icon: str = ""


ACTIONS: tuple[Action, ...] = (
    Action(Act.SEARCH, "어디서나 찾기", ("Ctrl+K",)),
    Action(Act.NEW, "새 구직자 등록", ("Ctrl+N",), "user-plus"),
    Action(Act.SAVE, "저장", ("Ctrl+S",)),
    Action(Act.PRINT, "인쇄", ("Ctrl+P",)),
    Action(Act.REFRESH, "조회 (다시 읽기)", ("F5",), "refresh-cw"),
    Action(Act.UNDO, "실행 취소", ("Ctrl+Z",), "undo-2"),
    Action(Act.REDO, "다시 실행", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    Action(Act.BACK, "이전 화면으로", ("Alt+Left",)),
    Action(Act.FORWARD, "다음 화면으로", ("Alt+Right",)),
    Action(Act.ESCAPE, "닫기, 돌아가기", ("Esc",)),
    Action(Act.LOCK, "잠그기", ("Ctrl+L",), "lock"),
    Action(Act.HELP, "도움말 (단축키)", ("F1",), "circle-question-mark"),
)

ELSEWHERE: tuple[tuple[str, str], ...] = (
    ("Ctrl+N", "구직자가 아닌 화면에서: 위쪽 파란 단추 (새 기수, 신청자 추가 …)"),
    ("Ctrl+1 … Ctrl+9, Ctrl+0", "왼쪽 메뉴의 화면으로"),
    ("Ctrl+PgDown  Ctrl+PgUp", "화면 위쪽의 다음 탭, 이전 탭으로"),
    ("Ctrl+Tab  Ctrl+Shift+Tab", "기록의 다음 탭, 이전 탭으로"),
    ("마우스 옆 단추", "이전 화면으로, 다음 화면으로"),
    ("Ctrl+F", "지금 목록에서 찾기"),
    ("Ctrl+B", "저장된 보기"),
    ("Delete", "목록에서: 고른 기록을 휴지통으로"),
    (
        "1 … 9",
        "전화 명단에서: 결과를 적고 다음으로 · 면접지원, 만남의 날, 교육에서: 단추의 숫자",
    ),
    ("Ctrl+Enter", "상담 저장 · 보드에서: 다음 단계로"),
    ("Ctrl+Space", "상담을 적을 때: 상용구"),
    ("Alt+↑  Alt+↓", "만남의 날에서: 부스 옮기기, 희망 순위 바꾸기 · 과정에서: 과목의 순서"),
    ("Space  P  Delete", "면접 시간표에서: 들기와 놓기, 고정, 빼기"),
    ("Ctrl+J", "보고서에서: 항목 바로 가기"),
    ("Alt+Shift+↑↓←→  Insert", "계획·예산에서: 항목의 순서와 단계 옮기기, 새 항목 · Space 월 표시"),
    ("Ctrl+V  Ctrl+O", "표 검산에서: 복사한 표 붙이기, 파일 고르기"),
    ("F2  F3  F4", "접수 화면에서: 현장등록, 늦음, 불참"),
    ("Space  1 … 4  A", "행사장 현황에서: 다음 분, 결과, 불참"),
    ("O L E U X V", "출석부에서: 출석, 지각, 조퇴, 외출, 결석, 공결 · S 결석계, N 상담, T 오늘"),
    ("Ctrl+D  Ctrl+Shift+D", "출석부에서: 빈칸을 모두 출석으로, 전 수업일 복사"),
    ("Ctrl+←→  Alt+PgUp", "출석부에서: 한 주, 한 달 옮기기"),
    ("Enter", "목록에서: 기록 고치기 · 입력 중: 다음 칸"),
    ("Ctrl+C", "선택한 줄을 엑셀에 붙일 글자로 복사"),
    ("Ctrl+Shift+C", "제목과 함께 복사"),
    ("Ctrl+V", "첨부에서: 복사한 사진이나 파일 · 출석부에서: 복사한 출결 붙이기"),
    ("Ctrl+O", "가져오기에서: 파일 고르기"),
    ("F2", "가려진 연락처·계좌번호 보기 · 전화 명단에서: 통화 내용 적기"),
    ("F2  F3", "등록할 때 닮은 기록: 열기, 다른 사람으로 표시"),
    ("1  2  3", "중복 점검에서: 합치기, 다른 사람, 다음"),
    ("←  →", "두 기록을 합칠 때: 남길 값 고르기"),
    ("Ctrl+R", "구직자에서: 알선하기 · 구인·알선에서: 예비 순위인 분 다시 알선"),
)
"""Keys that belong to a list or a form; the help tells of them too."""
