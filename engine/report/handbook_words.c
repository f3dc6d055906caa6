/* handbook_words.c: see handbook_words.h. */
#include "report/handbook_words.h"

typedef struct said_in {
  const char *in[KOLUA_LANGS];
} said_in;

#define SAY(en, vi) \
  {                 \
    { en, vi }      \
  }

static const said_in words[] = {
    [H_TITLE] = SAY("Policy handbook", "Sổ tay chính sách"),
    [H_LEAD] = SAY(
        "This handbook holds the rules in force under the policy: what each demands, with which thresholds and "
        "where these were set, why it matters, what to do where it is not met, and on which sources it rests.",
        "Sổ tay này ghi các tiêu chí đang áp dụng theo chính sách: mỗi tiêu chí yêu cầu gì, ngưỡng nào đang áp dụng và "
        "do đâu quy định, vì sao cần, cách xử lý khi chưa đạt, và dựa trên nguồn nào."),
    [H_VERSION] = SAY("Version", "Phiên bản"),
    [H_DIGEST] = SAY("Digest", "Mã kiểm chứng"),
    [H_RULES] = SAY("Rules", "Số tiêu chí"),
    [H_ENGINE] = SAY("Written by", "Lập bằng"),
    [H_CONTENTS] = SAY("Contents", "Mục lục"),

    [H_HOW_TO_READ] = SAY("How to read it", "Cách đọc"),
    [H_RESULTS] =
        SAY("A rule is judged on each subject that it applies to, and gives one of these results.",
            "Mỗi tiêu chí được xét trên từng đối tượng thuộc phạm vi áp dụng và cho một trong các kết quả sau."),
    [H_PASS] = SAY("The demand is met.", "Đáp ứng yêu cầu."),
    [H_WARN] = SAY("The demand is not met, though not so far off that it fails: decide with open eyes.",
                   "Chưa đáp ứng yêu cầu nhưng chưa đến ngưỡng không đạt: cân nhắc trước khi quyết định."),
    [H_FAIL] = SAY("The demand is not met: put it right before going on.",
                   "Không đáp ứng yêu cầu: cần xử lý trước khi đi tiếp."),
    [H_UNKNOWN] = SAY("Data is missing, so that nothing can be said. Missing is not passing:",
                      "Thiếu dữ liệu nên chưa kết luận được. Thiếu dữ liệu không có nghĩa là đạt:"),
    [H_UNKNOWN_WARNS] = SAY("under this policy it counts as a warning.",
                            "theo chính sách này, kết quả chưa rõ được tính như cảnh báo."),
    [H_UNKNOWN_FAILS] = SAY("under this policy it counts as a failure.",
                            "theo chính sách này, kết quả chưa rõ được tính như không đạt."),
    [H_SKIPPED] = SAY(
        "The rule does not apply to the subject, or is not in force on its day; it counts as nothing.",
        "Tiêu chí không áp dụng cho đối tượng, hoặc không có hiệu lực vào ngày của đối tượng; không tính vào kết luận."),
    [H_ERROR] = SAY("The rule itself broke; it counts as a failure until it is mended.",
                    "Bản thân tiêu chí bị lỗi khi xét; tính như không đạt cho đến khi sửa xong."),
    [H_VERDICT] = SAY(
        "The verdict on a subject is its worst result; the verdict on the whole is that on its worst subject.",
        "Kết luận về một đối tượng là kết quả xấu nhất của đối tượng đó; kết luận chung lấy theo đối tượng có kết luận xấu nhất."),
    [H_SEVERITY] =
        SAY("Severity (critical, major, minor) puts findings in order; it changes no verdict.",
            "Mức độ (nghiêm trọng, quan trọng, nhẹ) dùng để xếp thứ tự trong báo cáo, không làm thay đổi kết luận."),
    [H_SCORE] = SAY(
        "Weight counts in the score alone: the score is the share of the rules met, each by its weight; a warning "
        "counts half.",
        "Trọng số chỉ dùng để tính điểm: điểm là tỷ lệ tiêu chí đạt, tính theo trọng số; cảnh báo được tính một nửa."),
    [H_VALUES] = SAY(
        "Each threshold is shown with the value in force and where it was set; one that the policy set differently "
        "shows the original value too. A policy file sets it by its name: warn is the bound of a warning, fail that "
        "of a failure.",
        "Mỗi ngưỡng được ghi kèm giá trị đang áp dụng và nơi quy định; ngưỡng do chính sách đặt lại thì ghi thêm giá trị "
        "gốc. Tệp chính sách đặt ngưỡng theo tên: warn là ngưỡng cảnh báo, fail là ngưỡng không đạt."),

    [H_CHANGES] = SAY("What the policy changes", "Những điểm chính sách thay đổi"),
    [H_NO_CHANGES] = SAY("The policy takes its packs of rules as they are.",
                         "Chính sách dùng nguyên các gói tiêu chí, không thay đổi."),
    [H_NO_CHANGES_HERE] =
        SAY("Nothing in the rules of this excerpt.", "Không có thay đổi nào đối với các tiêu chí trong bản trích này."),
    [H_SET] = SAY("Thresholds set", "Ngưỡng đặt lại"),
    [H_THRESHOLD] = SAY("Threshold", "Ngưỡng"),
    [H_VALUE] = SAY("In force", "Đang áp dụng"),
    [H_SHIPPED] = SAY("Original", "Giá trị gốc"),
    [H_ORIGIN] = SAY("Set in", "Nơi quy định"),
    [H_DISABLED] = SAY("Rules switched off", "Tiêu chí đã tắt"),
    [H_LEVELS] = SAY("Rules that may only warn", "Tiêu chí chỉ cảnh báo"),
    [H_WEIGHTS] = SAY("Weights set", "Trọng số đặt lại"),
    [H_WEIGHT] = SAY("Weight", "Trọng số"),
    [H_RULE] = SAY("Rule", "Tiêu chí"),
    [H_REASON] = SAY("Reason", "Lý do"),
    [H_SUBJECT] = SAY("Subject", "Đối tượng"),
    [H_OWNER] = SAY("Owner, approver", "Người phụ trách, người duyệt"),
    [H_UNTIL] = SAY("Until", "Đến hết ngày"),
    [H_LEFT_OUT] = SAY("This handbook is an excerpt. Rules in force that it leaves out:",
                       "Sổ tay này là bản trích. Số tiêu chí đang áp dụng mà bản này không ghi:"),

    [H_OWN_RULES] = SAY("Rules of the policy's own", "Tiêu chí riêng của chính sách"),
    [H_PART] = SAY("Part", "Phần"),
    [H_JUDGED] = SAY("What is judged", "Nội dung xét"),
    [H_DEFAULT] = SAY("default", "mặc định"),
    [H_BY_POLICY] = SAY("policy", "chính sách"),
    [H_WAS] = SAY("original:", "gốc:"),
    [H_CONTENT] = SAY("Content", "Nội dung"),
    [H_CITED_BY] = SAY("Rules that rest on it", "Tiêu chí dựa vào"),
};

const char *handbook_word_get(handbook_word w, kolua_lang lang) {
  return words[w].in[lang];
}
