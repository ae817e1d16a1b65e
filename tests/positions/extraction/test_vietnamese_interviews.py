"""Interviews in Vietnamese: lines with two marks, labels, questions that address the guest."""

from __future__ import annotations

import pytest

from positions.documents.layout import blocks
from positions.extraction import extract
from positions.model import Document
from tests.positions.extraction.reports import PUBLISHED, told

GUEST = "Chúng tôi trò chuyện với ông Trần Minh Đạt, nhà ngoại giao kỳ cựu."
ANSWERS = ["Tôi nghĩ bản nháp ấy còn phải sửa nhiều.", "Châu Âu cần được ngồi vào bàn ngay từ đầu."]
LAYOUTS = {
    "two marks, labels first": [
        "* Phóng viên: Thưa ông, bản kế hoạch ra sao?",
        f"- Ông TRẦN MINH ĐẠT: {ANSWERS[0]}",
        "* Còn châu Âu?",
        f"- {ANSWERS[1]}",
    ],
    "one mark": [
        "- Bản kế hoạch ra sao, thưa ông?",
        f"- {ANSWERS[0]}",
        "- Còn châu Âu?",
        f"- {ANSWERS[1]}",
    ],
    "labels": [
        "PV: Bản kế hoạch ra sao?",
        f"Ông Trần Minh Đạt: {ANSWERS[0]}",
        "PV: Còn châu Âu?",
        f"Ông Trần Minh Đạt: {ANSWERS[1]}",
    ],
    "questions without marks": [
        "Ông đánh giá bản kế hoạch ra sao?",
        ANSWERS[0],
        "Theo ông, châu Âu cần làm gì?",
        ANSWERS[1],
        "Ông có lạc quan không?",
        "Tôi chỉ lạc quan khi họ còn nói chuyện.",
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_guest_answers(layout: str) -> None:
    said = told("vi", "\n".join([GUEST, *LAYOUTS[layout]]))
    assert said[:2] == [("Tran Minh Dat", answer) for answer in ANSWERS]


def test_list_items_are_lines_too() -> None:
    text = "\n\n".join([GUEST, *LAYOUTS["two marks, labels first"]])
    document = Document("report.txt", text, "vi", PUBLISHED, blocks=blocks(text, 0, "vi"))
    said = [(s.speakers[0].name, s.content[0].of(text)) for s in extract(document)]
    assert said == [("Tran Minh Dat", answer) for answer in ANSWERS]


def test_an_answer_goes_on_up_to_the_next_question() -> None:
    lines = LAYOUTS["two marks, labels first"]
    text = "\n".join([GUEST, *lines[:2], "Sau đó mới đến chữ ký.", *lines[2:]])
    assert ("Tran Minh Dat", "Sau đó mới đến chữ ký.") in told("vi", text)


def test_a_list_of_demands_is_no_interview() -> None:
    text = "Văn kiện nêu bốn điểm.\n- rút quân;\n- trao đổi tù binh;\n- bầu cử;\n- tái thiết."
    assert told("vi", text) == []
