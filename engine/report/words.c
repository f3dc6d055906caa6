/* words.c: see words.h. English and Vietnamese stand side by side, so that one cannot change without the other. */
#include "report/words.h"

#include <string.h>

typedef struct said_in { const char *in[KOLUA_LANGS]; } said_in;

#define SAY(en, vi) {{en, vi}}

static const said_in words[] = {
  [W_POLICY]              = SAY("Policy", "Chính sách"),
  [W_DISABLED]            = SAY("Disabled", "Đã tắt"),
  [W_WAIVED]              = SAY("Waived", "Miễn trừ"),
  [W_WAIVED_COUNT]        = SAY("waived", "được miễn trừ"),
  [W_WAIVERS]             = SAY("Waivers", "Các miễn trừ"),
  [W_EVERY_SUBJECT]       = SAY("every subject", "mọi đối tượng"),
  [W_UNTIL]               = SAY("until", "đến hết ngày"),
  [W_APPROVED_BY]         = SAY("approved by", "người duyệt:"),
  [W_DATA]                = SAY("Data", "Dữ liệu"),
  [W_AS_OF]               = SAY("as of", "tại ngày"),
  [W_COMPLAINT]           = SAY("fault in the data; the value counts as not given",
                                "lỗi trong dữ liệu; giá trị đó được coi là chưa có"),
  [W_COMPLAINTS]          = SAY("faults in the data; these values count as not given",
                                "lỗi trong dữ liệu; các giá trị đó được coi là chưa có"),
  [W_REMARK]              = SAY("doubtful value in the data, used as it stands",
                                "giá trị trong dữ liệu cần xem lại, vẫn dùng như đã ghi"),
  [W_REMARKS]             = SAY("doubtful values in the data, used as they stand",
                                "giá trị trong dữ liệu cần xem lại, vẫn dùng như đã ghi"),
  [W_SUBJECT]             = SAY("subject", "đối tượng"),
  [W_SUBJECTS]            = SAY("subjects", "đối tượng"),
  [W_WITHOUT_RULE]        = SAY("with no applicable rule", "chưa có tiêu chí áp dụng"),
  [W_JUDGED]              = SAY("Judged", "Đã xét"),
  [W_SCORE]               = SAY("score", "điểm"),
  [W_SCORE_HEAD]          = SAY("Score", "Điểm"),
  [W_AT_BEST]             = SAY("with full data up to", "đủ dữ liệu: tối đa"),
  [W_UNDECIDED]           = SAY("undecided", "chưa đủ dữ liệu"),

  [W_WHERE]               = SAY("Data", "Dữ liệu"),
  [W_WHY]                 = SAY("Why", "Lý do"),
  [W_REMEDY]              = SAY("Remedy", "Cách xử lý"),
  [W_TO_PASS]             = SAY("To pass", "Để đạt"),
  [W_NEEDED_BY]           = SAY("Needed by", "Cần cho"),
  [W_RULE]                = SAY("Rule", "Tiêu chí"),
  [W_NOT_GIVEN]           = SAY("not given", "chưa có dữ liệu"),
  [W_MISSING]             = SAY("missing", "không có"),
  [W_AND]                 = SAY("and", "và"),
  [W_OR]                  = SAY("or", "hoặc"),
  [W_ONE_MORE_READ]       = SAY("more value", "giá trị khác"),
  [W_MORE_READ]           = SAY("more values", "giá trị khác"),
  [W_SEE_BELOW]           = SAY("not given, see at the end", "chưa có dữ liệu, xem ở cuối"),
  [W_UNKNOWN_FOR_SEVERAL] = SAY("Not given, needed for several subjects", "Chưa có dữ liệu, cần cho nhiều đối tượng"),
  [W_CONCERNS]            = SAY("Concerns", "Liên quan"),
  [W_PASSED_ALL]          = SAY("No findings", "Không có vấn đề"),
  [W_NO_RULE_APPLIED]     = SAY("No rule applied to", "Chưa có tiêu chí nào áp dụng cho"),
  [W_NOT_JUDGED]          = SAY("no rule applied", "chưa có tiêu chí áp dụng"),
  [W_OVERVIEW]            = SAY("Overview", "Tổng hợp"),
  [W_SCORE_COLUMN]        = SAY("Score", "Điểm"),
  [W_OTHER_RULES]         = SAY("Other rules", "Tiêu chí khác"),

  [W_JUDGES]              = SAY("Applies to", "Áp dụng cho"),
  [W_SEVERITY]            = SAY("Severity", "Mức độ"),
  [W_WEIGHT]              = SAY("weight", "trọng số"),
  [W_IN_FORCE]            = SAY("In force", "Hiệu lực"),
  [W_IN_FORCE_FROM]       = SAY("from", "từ"),
  [W_IN_FORCE_BEFORE]     = SAY("until before", "đến trước"),
  [W_ONLY_WARNS_BEFORE]   = SAY("only warns before", "chỉ cảnh báo trước"),
  [W_ONLY_WARNS]          = SAY("by this policy it only warns", "theo chính sách này thì chỉ cảnh báo"),
  [W_APPLIES_WHEN]        = SAY("Applies if", "Áp dụng khi"),
  [W_FOR_EACH]            = SAY("For each", "Với mỗi"),
  [W_ONLY_THOSE]          = SAY("Of these", "Trong đó"),
  [W_MEASURES]            = SAY("Measures", "Cách tính"),
  [W_DEMANDS]             = SAY("Demands", "Yêu cầu"),
  [W_WARNS_UNLESS]        = SAY("it warns", "cảnh báo"),
  [W_FAILS_UNLESS]        = SAY("it fails", "không đạt"),
  [W_WITHOUT_IT]          = SAY("If missing", "Nếu thiếu"),
  [W_WORST_PART]          = SAY("all of these parts; the worst counts", "tất cả các phần sau; lấy kết quả xấu nhất"),
  [W_BEST_PART]           = SAY("one of these parts; the best counts", "một trong các phần sau; lấy kết quả tốt nhất"),
  [W_JUDGED_BY]           = SAY("Judged by", "Cách xét"),
  [W_FUNCTION]            = SAY("a function of its own, written in Lua", "một hàm riêng, viết bằng Lua"),
  [W_THRESHOLDS]          = SAY("Thresholds", "Ngưỡng"),
  [W_FORMULA]             = SAY("a formula", "công thức"),
  [W_READS]               = SAY("Data used", "Dữ liệu sử dụng"),
  [W_WORDING]             = SAY("Wording", "Câu mẫu"),
  [W_SEE_WORDING]         = SAY("see: ", "xem bằng lệnh: "),
  [W_SOURCES]             = SAY("Sources", "Nguồn"),
  [W_NOTICE]              = SAY("Note", "Lưu ý"),
  [W_PLACE]               = SAY("Rule file", "Tệp tiêu chí"),

  [W_BEFORE]              = SAY("Before", "Trước"),
  [W_AFTER]               = SAY("After", "Sau"),
  [W_NO_CHANGE]           = SAY("Nothing changes.", "Không có gì thay đổi."),
  [W_SUBJECTS_CHANGE]     = SAY("subjects change", "đối tượng thay đổi"),
  [W_VERDICTS]            = SAY("Verdicts", "Kết luận"),
  [W_GONE]                = SAY("gone", "không còn được xét"),
  [W_COMMAND_LINE]        = SAY("command line", "dòng lệnh"),
  [W_NEW]                 = SAY("new", "mới"),
  [W_NOT_JUDGED_RULE]     = SAY("not judged", "không xét"),
  [W_ENABLED]             = SAY("no longer disabled", "không còn bị tắt"),
  [W_REMOVED]             = SAY("no longer in the policy", "không còn trong chính sách"),
  [W_ADDED]               = SAY("new in the policy", "mới có trong chính sách"),
  [W_MAY_FAIL]            = SAY("no longer held to a warning", "không còn bị giới hạn ở mức cảnh báo"),
  [W_WAIVER_ENDED]        = SAY("no longer waived", "không còn được miễn trừ"),
  [W_OTHER_RULE]          = SAY("the rule itself has changed", "bản thân tiêu chí đã khác"),
  [W_MET_BEFORE]          = SAY("no longer judges {n} {subjects} that met it",
                                "{n} đối tượng trước đây đạt, nay không còn xét tiêu chí này"),
  [W_MET_AFTER]           = SAY("now also met by {n} {subjects}", "{n} đối tượng nay được xét thêm tiêu chí này và đạt"),
  [W_UNKNOWN_COUNTS]      = SAY("what is not known now counts differently", "dữ liệu còn thiếu nay được tính khác"),
  [W_THRESHOLD_COLUMN]    = SAY("Threshold", "Ngưỡng"),
  [W_IN_FORCE_NOW]        = SAY("in force now", "đang áp dụng"),
  [W_ROWS_LEFT_OUT]       = SAY("more values; --verbose shows them", "giá trị khác; xem bằng --verbose"),
  [W_KEEPS]               = SAY("{value} keeps {kept} of {all}{which}.", "Ngưỡng {value} giữ lại {kept} trên {all} đối tượng{which}."),
  [W_TIED]                = SAY("No value keeps just {wanted}: {less} keeps {fewer}, {value} keeps {kept}, for {tied} turn at the same value.",
                                "Không có ngưỡng nào giữ đúng {wanted}: {less} giữ {fewer}, {value} giữ {kept}, vì {tied} đối tượng cùng đổi kết quả ở một giá trị."),
  [W_KEEPS_MORE]          = SAY("No value keeps just {wanted}: even {value} keeps {kept}.", "Không có ngưỡng nào giữ đúng {wanted}: ngay cả {value} cũng giữ {kept}."),
  [W_KEEPS_TOO_FEW]       = SAY("No value keeps {wanted}: at most {kept}.", "Không có ngưỡng nào giữ được {wanted}: nhiều nhất là {kept}."),
  [W_KEPT]                = SAY("Kept", "Giữ lại"),
  [W_KEPT_BY_RULE]        = SAY(" (passed or warned)", " (đạt hoặc cảnh báo)"),
  [W_KEPT_OR_WAIVED]      = SAY(" (passed, warned or waived)", " (đạt, cảnh báo hoặc được miễn trừ)"),
  [W_KEPT_BY_ALL]         = SAY(" (failed by no rule)", " (không tiêu chí nào đánh không đạt)"),
  [W_KEEPS_WHOLE]         = SAY("Kept are those that no rule fails.", "Được giữ lại: đối tượng không bị tiêu chí nào đánh không đạt."),
  [W_PARTNER_IN_THE_WAY]  = SAY("That would fail before it warns, for warn is {warn} now. To set both:",
                                "Như vậy sẽ không đạt trước khi kịp cảnh báo, vì warn đang là {warn}. Đặt lại cả hai:"),
  [W_SUBJECT_HEAD]        = SAY("Subject", "Đối tượng"),
  [W_CHANGE]              = SAY("Change", "Thay đổi"),
  [W_FINDING]             = SAY("Finding", "Kết quả xét"),
  [W_CAUSE]               = SAY("What did it", "Nguyên nhân"),
  [W_UNCHECKED]           = SAY("not checked", "không kiểm tra"),
  [W_NO_RULE]             = SAY("no rule of this policy", "chưa có tiêu chí nào của chính sách này"),
  [W_N_CHECKED]           = SAY("checked by rules", "có tiêu chí kiểm tra"),
  [W_N_UNCHECKED]         = SAY("that no rule can check", "không kiểm tra được"),
  [W_N_WITHOUT_RULE]      = SAY("without a rule", "chưa có tiêu chí"),
  [W_ALWAYS]              = SAY("always", "luôn luôn"),
  [W_ELEMENT]             = SAY("Element", "Mục"),
  [W_TRUE]                = SAY("true", "đúng"),
  [W_FALSE]               = SAY("false", "sai"),
  [W_NOT_KNOWN]           = SAY("not known", "chưa rõ"),
  [W_IS_MET]              = SAY("met", "đáp ứng"),
  [W_IS_NOT_MET]          = SAY("not met", "không đáp ứng"),
  [W_PART]                = SAY("Part", "Phần"),
  [W_SOFTENED]            = SAY("Level", "Mức xử lý"),
  [W_RESULT]              = SAY("Result", "Kết quả"),

  [W_EARLIER]             = SAY("before:", "trước đó:"),
  [W_USED_BY]             = SAY("Used by", "Dùng cho"),
  [W_EXTENDS]             = SAY("extends ", "dựa trên "),
  [W_SKELETON_MUST]       = SAY("What stands without # must be given: put your own values in its place.",
                                "Dòng không có # là bắt buộc: thay bằng dữ liệu của mình."),
  [W_SKELETON_MAY]        = SAY("What stands right behind a # is optional: take the # away and give a value.",
                                "Dòng bắt đầu bằng # liền chữ là không bắt buộc: bỏ # rồi điền dữ liệu."),

  [W_MAP_PROPOSED]        = SAY("Map proposed by kolua for", "Bảng ánh xạ do kolua đề xuất cho"),
  [W_MAP_PLACED]          = SAY("columns understood", "số cột đã nhận ra"),
  [W_MAP_READ]            = SAY("Check each line. What is commented out was not understood: name its field, or leave it out.",
                                "Hãy kiểm tra từng dòng. Dòng bắt đầu bằng # là cột chưa nhận ra: ghi trường của nó, hoặc bỏ đi."),
  [W_MAP_CHECK]           = SAY("check: by likeness only", "cần kiểm tra: chỉ đoán theo tên gần giống"),
  [W_MAP_MISFIT]          = SAY("some cells do not fit", "có ô không đọc được theo cách này"),
  [W_MAP_SHARE]           = SAY("check: a share (0.8 is 80%) or a percentage (percent: true)?",
                                "cần kiểm tra: tỷ lệ (0,8 là 80%) hay phần trăm (percent: true)?"),
  [W_MAP_DAY]             = SAY("check: day first or month first?", "cần kiểm tra: ngày trước hay tháng trước?"),
  [W_MAP_CURRENCY]        = SAY("another currency: write its rate as times", "khác loại tiền: ghi tỷ giá vào times"),
  [W_MAP_NOTHING]         = SAY("no field is like it", "không có trường nào giống"),
  [W_MAP_TAKEN]           = SAY("given by", "đã có từ cột"),
  [W_MAP_DECIMAL]         = SAY("check: the numbers do not tell which sign it is", "cần kiểm tra: số liệu chưa cho biết dấu thập phân là dấu nào"),
  [W_MAP_NO_ID]           = SAY("no column is like an id: rows are named by their line", "không có cột nào giống mã: mỗi dòng lấy số dòng làm mã"),
  [W_MAP_CONSTANTS]       = SAY("required, and given by no column: write what holds for every row",
                                "bắt buộc mà không cột nào có: ghi giá trị chung cho mọi dòng"),
};

static const said_in verdicts[] = {
  [KOLUA_PASS] = SAY("PASS", "ĐẠT"),
  [KOLUA_WARN] = SAY("WARNING", "CẢNH BÁO"),
  [KOLUA_FAIL] = SAY("FAIL", "KHÔNG ĐẠT"),
};

static const said_in outcomes[KOLUA_OUTCOMES] = {
  [KOLUA_OUTCOME_SKIPPED] = SAY("Skipped", "Bỏ qua"),
  [KOLUA_OUTCOME_PASS]    = SAY("Pass", "Đạt"),
  [KOLUA_OUTCOME_WARN]    = SAY("Warning", "Cảnh báo"),
  [KOLUA_OUTCOME_UNKNOWN] = SAY("Unknown", "Chưa rõ"),
  [KOLUA_OUTCOME_FAIL]    = SAY("Fail", "Không đạt"),
  [KOLUA_OUTCOME_ERROR]   = SAY("Error", "Lỗi"),
};

static const said_in counted[KOLUA_OUTCOMES][2] = {  /* one, more */
  [KOLUA_OUTCOME_SKIPPED] = {SAY("skipped", "bỏ qua"), SAY("skipped", "bỏ qua")},
  [KOLUA_OUTCOME_PASS]    = {SAY("passed", "đạt"), SAY("passed", "đạt")},
  [KOLUA_OUTCOME_WARN]    = {SAY("warning", "cảnh báo"), SAY("warnings", "cảnh báo")},
  [KOLUA_OUTCOME_UNKNOWN] = {SAY("unknown", "chưa rõ"), SAY("unknown", "chưa rõ")},
  [KOLUA_OUTCOME_FAIL]    = {SAY("failed", "không đạt"), SAY("failed", "không đạt")},
  [KOLUA_OUTCOME_ERROR]   = {SAY("error", "lỗi"), SAY("errors", "lỗi")},
};

static const said_in severities[] = {
  [KOLUA_MINOR]    = SAY("minor", "nhẹ"),
  [KOLUA_MAJOR]    = SAY("major", "quan trọng"),
  [KOLUA_CRITICAL] = SAY("critical", "nghiêm trọng"),
};

const char *words_get(report_word w, kolua_lang lang) {
  return words[w].in[lang];
}

const char *words_origin(const char *origin, kolua_lang lang) {
  return *origin != '\0' && strchr(origin, ':') == NULL ? words_get(W_COMMAND_LINE, lang) : origin;
}

const char *words_verdict(kolua_verdict v, kolua_lang lang) {
  return verdicts[v].in[lang];
}

const char *words_outcome(kolua_outcome o, kolua_lang lang) {
  return outcomes[o].in[lang];
}

const char *words_counted(kolua_outcome o, size_t n, kolua_lang lang) {
  return counted[o][n != 1].in[lang];
}

const char *words_waiver(kolua_waiver_state state, kolua_lang lang) {
  static const said_in states[] = {
    [KOLUA_WAIVER_UNUSED]  = SAY("not used", "không dùng đến"),
    [KOLUA_WAIVER_USED]    = SAY("in effect", "có hiệu lực"),
    [KOLUA_WAIVER_ENDING]  = SAY("ends soon", "sắp hết hạn"),
    [KOLUA_WAIVER_EXPIRED] = SAY("expired, no effect", "đã hết hạn, không còn hiệu lực"),
  };
  return states[state].in[lang];
}

const char *words_severity(kolua_severity s, kolua_lang lang) {
  return severities[s].in[lang];
}
