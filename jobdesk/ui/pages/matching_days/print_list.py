"""The papers of a day in a list, each with a line of what it is for."""

from __future__ import annotations

from jobdesk.services.day_papers import DayPaper
from jobdesk.ui.widgets.paper_list import PaperLine, PaperList

WORDS: dict[DayPaper, str] = {
    DayPaper.TIMETABLE: "행사장 벽에 붙이는 전체 시간표",
    DayPaper.EMPLOYER_LIST: "면접 순서와 결과를 적을 칸",
    DayPaper.SLIP: "한 분마다 면접 시각과 부스",
    DayPaper.NAME_TAG: "A4 라벨 용지에 이름과 접수번호",
    DayPaper.INTERVIEWER_TAG: "업체 면접관이 다는 명찰",
    DayPaper.BOOTH_SIGN: "부스마다 한 장, 멀리서 읽는 번호",
    DayPaper.RECEPTION: "접수대에서 표시하고 서명",
    DayPaper.INTERVIEW_PROOF: "면접마다 한 장, 업체가 서명",
    DayPaper.ATTENDANCE_PROOF: "참석한 분마다 한 장",
    DayPaper.SURVEY: "구직자용과 업체용 설문",
}


class PrintList(PaperList):
    """All papers of a day; one is always current."""

    def __init__(self) -> None:
        super().__init__([PaperLine(each.value, each.value, WORDS[each]) for each in DayPaper])

    @property
    def paper(self) -> DayPaper:
        """The current paper."""
        return DayPaper(self.paper_id)

    def choose(self, paper: DayPaper) -> None:
        """Make a paper current."""
        self.choose_id(paper.value)
