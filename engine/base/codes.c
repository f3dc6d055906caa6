/* codes.c: see codes.h. What each code means, why it matters and what to write instead. */
#include "base/codes.h"

#include <stddef.h>

static const kolua_code CODES_TOLD[CODES + 1] = {
    [CODE_SYNTAX] = {"K001",
                     "syntax",
                     {"text that is not Lua, YAML or JSON", "văn bản không phải Lua, YAML hay JSON"},
                     {"The file cannot be read as what its name says. The place is where reading "
                      "stopped: the mistake stands there or just before. Lua's own keywords cannot be "
                      "keys as they stand: write [\"until\"] = ...",
                      "Tệp không đọc được theo định dạng mà tên tệp cho biết. Vị trí nêu ra là chỗ "
                      "việc đọc dừng lại: lỗi nằm ngay đó hoặc ngay trước đó. Từ khóa của Lua không "
                      "làm khóa trực tiếp được: hãy viết [\"until\"] = ..."},
                     "title = { vi = \"Quá hạn\" en = \"Overdue\" }   -- a comma is missing\n"},
    [CODE_LIMIT] = {"K002",
                    "limit",
                    {"more than a limit allows", "vượt quá giới hạn"},
                    {"Rule files and policies are bounded in size, time and depth, so that none can "
                     "stop its host. A rule file should only define rules: no long loops, no tables "
                     "that grow. `kolua version --verbose` lists the limits, --limit changes one.",
                     "Tệp tiêu chí và tệp chính sách bị giới hạn về kích thước, thời gian và độ sâu, "
                     "để không tệp nào làm treo chương trình. Tệp tiêu chí chỉ nên định nghĩa tiêu "
                     "chí: không vòng lặp dài, không bảng phình to. `kolua version --verbose` liệt kê "
                     "các giới hạn, --limit thay đổi từng giới hạn."},
                    ""},
    [CODE_NOTHING] = {"K003",
                      "no-rule",
                      {"nothing to judge by", "không có tiêu chí nào để đánh giá"},
                      {"A policy without a rule passes everything in silence, so it is refused. Name "
                       "packs under `use`, and look whether `disable`, --only or --except leave any rule.",
                       "Chính sách không có tiêu chí nào sẽ cho mọi thứ đạt mà không báo gì, nên bị từ "
                       "chối. Hãy nêu các gói ở `use`, và xem `disable`, --only, --except có loại hết "
                       "tiêu chí hay không."},
                      "use: [./house]\n"},
    [CODE_POLICY] = {"K004",
                     "contradiction-in-itself",
                     {"a rule, model or policy that cannot be as it stands",
                      "tiêu chí, mô hình hay chính sách tự mâu thuẫn"},
                     {"Two things were said that do not go together, or one without what it needs: a "
                      "measure without a demand, `where` without `each`, `check` beside `parts`. The "
                      "message names both.",
                      "Có hai điều không đi cùng nhau, hoặc một điều thiếu vế kia: `measure` không có "
                      "`demand`, `where` không có `each`, `check` đứng cạnh `parts`. Thông báo nêu rõ "
                      "cả hai."},
                     "measure = person.age,\ndemand  = at_least(18),   -- both, or neither\n"},
    [CODE_KEY] = {"K005",
                  "unknown-key",
                  {"an unknown key", "khóa không có"},
                  {"A key that nothing reads would be without effect, and nobody would see it. It "
                   "is mostly misspelt; the message names the nearest one that there is.",
                   "Khóa không ai đọc thì không có tác dụng gì mà cũng chẳng ai hay. Phần lớn là do "
                   "viết sai; thông báo nêu khóa gần nhất có thật."},
                  "severty = \"major\"    -- severity\n"},
    [CODE_FIELD] = {"K006",
                    "unknown-field",
                    {"a field that the model does not have", "trường không có trong mô hình"},
                    {"A path, in a condition, a measure, a message or a function, names something "
                     "that no data can hold: it would be missing for ever. See the model, or `kolua "
                     "schema`; own fields are added under `fields` of a policy.",
                     "Đường dẫn trong điều kiện, phép đo, thông báo hoặc hàm nêu một trường mà không dữ "
                     "liệu nào có được: nó sẽ thiếu mãi mãi. Xem mô hình hoặc `kolua schema`; trường "
                     "riêng được thêm ở `fields` của chính sách."},
                    "measure = person.oders_open    -- person.orders_open\n"},
    [CODE_WORD] = {"K007",
                   "unknown-word",
                   {"a word that rules do not have", "từ không dùng được trong tiêu chí"},
                   {"A function, a demand or a global that is not there: misspelt, or one of Lua's "
                    "that rules may not use (files, modules, metatables, printing). In a function it "
                    "shows only when that line runs; then the rule ends in an error.",
                    "Hàm, yêu cầu hoặc biến toàn cục không tồn tại: viết sai, hoặc thuộc loại của Lua "
                    "mà tiêu chí không được dùng (tệp, mô-đun, metatable, in ra màn hình). Trong hàm, "
                    "lỗi chỉ lộ ra khi dòng đó chạy; khi ấy tiêu chí kết thúc bằng lỗi."},
                   "demand = at_mots(5)            -- at_most(5)\nlocal n = math.flor(x)         -- math.floor\n"},
    [CODE_RULE] = {"K008",
                   "unknown-rule",
                   {"no rule, threshold or parameter has this name", "không có tiêu chí, ngưỡng hay tham số tên này"},
                   {"A setting, an exception or a list speaks of a rule that is not in use: misspelt, "
                    "renamed, or of a pack that the policy does not `use`. `kolua rules --verbose` "
                    "lists rules and thresholds.",
                    "Một thiết lập, ngoại lệ hoặc danh sách nói tới tiêu chí không được dùng: viết sai, "
                    "đã đổi tên, hoặc thuộc gói không nằm trong `use`. `kolua rules --verbose` liệt "
                    "kê tiêu chí và ngưỡng."},
                   "set:\n  house.late.day: { fail: 30 }    # house.late.days\n"},
    [CODE_CHOICE] = {"K009",
                     "unknown-choice",
                     {"not one of the words that are allowed", "không nằm trong các từ cho phép"},
                     {"Only certain words can stand here: the words of an enum, the keys of a table, the "
                      "levels of a severity. Compared with any other, the rule would never hold.",
                      "Chỗ này chỉ nhận một số từ: các từ của một danh mục, khóa của một bảng, các mức "
                      "độ. So với từ khác thì tiêu chí không bao giờ đúng."},
                     "when = item.state:equals \"oepn\"    -- \"open\"\n"},
    [CODE_NAME] = {"K010",
                   "unknown-name",
                   {"a subject, source, unit, pack, part or group that is not there",
                    "đối tượng, nguồn, đơn vị, gói, phần hay nhóm không tồn tại"},
                   {"Subjects and units stand in the model, sources in sources.yaml, packs are folders "
                    "beside the model or paths, groups stand in pack.yaml.",
                    "Đối tượng và đơn vị nằm trong mô hình, nguồn nằm trong sources.yaml, gói là thư mục "
                    "cạnh mô hình hoặc là đường dẫn, nhóm nằm trong pack.yaml."},
                   "local item = subject \"itme\"    -- subject \"item\"\n"},
    [CODE_MISSING] = {"K011",
                      "missing-key",
                      {"something that must be there is not", "thiếu điều bắt buộc"},
                      {"A rule says at least which subject it judges and what it is called; an exception "
                       "says why, who allowed it and until when.",
                       "Tiêu chí ít nhất phải nói đánh giá đối tượng nào và tên gọi là gì; ngoại lệ phải "
                       "nói vì sao, ai cho phép và đến ngày nào."},
                      "on    = subject \"item\",\ntitle = { vi = \"Tình trạng\", en = \"State\" },\n"},
    [CODE_TYPE] = {"K012",
                   "wrong-kind",
                   {"a value of the wrong kind", "giá trị sai kiểu"},
                   {"A number stands where a text is wanted, a text where a list is, a date that does "
                    "not exist. Kinds are never turned into one another, so that nothing is guessed.",
                    "Chỗ cần văn bản lại là số, chỗ cần danh sách lại là văn bản, ngày không có thật. "
                    "Kiểu không bao giờ tự chuyển đổi, để không có gì bị đoán mò."},
                   "demand = at_most \"5\"    -- at_most(5)\n"},
    [CODE_RANGE] = {"K013",
                    "out-of-range",
                    {"a threshold outside the range of what it bounds", "ngưỡng nằm ngoài khoảng giá trị"},
                    {"No data can reach such a bound: the demand would hold always or never. A share "
                     "runs from 0 to 1, so 20% is 0.2.",
                     "Không dữ liệu nào chạm tới ngưỡng này: yêu cầu sẽ luôn đúng hoặc luôn sai. Tỷ lệ "
                     "đi từ 0 đến 1, nên 20% viết là 0.2."},
                    "measure = item.share,\ndemand  = at_most(20),    -- at_most(0.2)\n"},
    [CODE_ORDER] = {"K014",
                    "fail-before-warn",
                    {"fail bites before warn", "ngưỡng không đạt đến trước ngưỡng cảnh báo"},
                    {"What fails would have to warn first; with these bounds the warning can never be "
                     "seen. Swap them, or leave one out.",
                     "Muốn không đạt thì phải qua mức cảnh báo trước; với các ngưỡng này cảnh báo không "
                     "bao giờ xuất hiện. Hãy đổi chỗ hai ngưỡng hoặc bỏ một ngưỡng."},
                    "demand = at_most { warn = 14, fail = 30 }    -- warn is the stricter one\n"},
    [CODE_TWICE] = {"K015",
                    "duplicate",
                    {"the same name twice", "trùng tên"},
                    {"Ids of rules, parameters, parts and thresholds are how policies and results speak "
                     "of them: each must mean one thing. The message names the other place.",
                     "Chính sách và kết quả gọi tiêu chí, tham số, phần và ngưỡng bằng mã: mỗi mã chỉ "
                     "được chỉ một thứ. Thông báo nêu vị trí còn lại."},
                    ""},
    [CODE_SIGN] = {"K016",
                   "sign-on-path",
                   {"Lua decides this before there is data", "Lua quyết định điều này khi chưa có dữ liệu"},
                   {"A path is no value yet when the file runs. So `==` on it is false whatever the data "
                    "will be, `and` and `or` drop one side, `not` gives false. Write the words of the "
                    "rule language, which wait for the data. (Inside `check` Lua's signs are right.)",
                    "Khi tệp chạy, đường dẫn chưa phải là giá trị. Vì vậy `==` luôn sai dù dữ liệu thế "
                    "nào, `and` và `or` bỏ mất một vế, `not` cho ra false. Hãy dùng các từ của ngôn "
                    "ngữ tiêu chí, vốn chờ đến khi có dữ liệu. (Trong `check` thì dấu của Lua là đúng.)"},
                   "when = item.state == \"open\"          -- item.state:equals \"open\"\n"
                   "when = a and b                       -- all_of { a, b }\n"},
    [CODE_DROPPED] = {"K017",
                      "built-not-used",
                      {"built and never used", "dựng lên rồi không dùng"},
                      {"A condition, a demand or a part was made and stands in no rule, so it judges "
                       "nothing. Mostly `and`, `or` or `not` dropped it, or a comma is missing.",
                       "Một điều kiện, yêu cầu hoặc phần được tạo ra nhưng không nằm trong tiêu chí nào, "
                       "nên không đánh giá gì. Thường là do `and`, `or`, `not` bỏ mất, hoặc thiếu dấu phẩy."},
                      "when = all_of { a, b }    -- not: a and b\n"},
    [CODE_GLOBAL] = {"K018",
                     "global-written",
                     {"a global is written", "ghi vào biến toàn cục"},
                     {"Rules share nothing that can change: else a verdict would depend on which rule ran "
                      "before. Write `local`. What several rules need stands in a local of the file, or in "
                      "a parameter.",
                      "Các tiêu chí không dùng chung thứ gì có thể thay đổi: nếu không, kết quả sẽ tùy vào "
                      "tiêu chí nào chạy trước. Hãy viết `local`. Thứ nhiều tiêu chí cần thì để trong biến "
                      "local của tệp hoặc trong tham số."},
                     "count = 0          -- local count = 0\n"},
    [CODE_LIST] = {"K019",
                   "list",
                   {"a list where one value is wanted, or the other way round",
                    "danh sách ở chỗ cần một giá trị, hoặc ngược lại"},
                   {"A path through a list is a list. Say which element is meant (`each`), or what all "
                    "of them give together (count, sum, average, smallest, largest, any, all, none, "
                    "share). Two unrelated lists cannot be walked in one.",
                    "Đường dẫn đi qua danh sách là một danh sách. Hãy nói rõ phần tử nào (`each`), hoặc "
                    "tất cả cộng lại cho ra gì (count, sum, average, smallest, largest, any, all, none, "
                    "share). Không thể duyệt hai danh sách không liên quan cùng một lúc."},
                   "measure = person.orders.days          -- largest(person.orders.days)\n"},
    [CODE_TRANSLATION] = {"K020",
                          "not-translated",
                          {"a text in one language only", "văn bản chỉ có một ngôn ngữ"},
                          {"Whoever reads the other language would get a report with a hole, or in two "
                           "languages. Write both.",
                           "Người đọc ngôn ngữ kia sẽ nhận báo cáo có chỗ trống, hoặc lẫn hai ngôn ngữ. Hãy "
                           "viết cả hai."},
                          "title = { vi = \"Quá hạn\", en = \"Overdue\" },\n"},
    [CODE_PLACEHOLDER] = {"K021",
                          "placeholder",
                          {"a placeholder that is not filled, or stands in one language only",
                           "chỗ điền không được điền, hoặc chỉ có ở một ngôn ngữ"},
                          {"What stands in {braces} is filled from the data. If one language names another value "
                           "than the other, its readers are told something else. Both must name the same.",
                           "Phần trong {ngoặc} được điền từ dữ liệu. Nếu hai ngôn ngữ nêu giá trị khác nhau thì "
                           "người đọc được báo hai điều khác nhau. Cả hai phải nêu như nhau."},
                          "vi = \"Quá hạn {days} ngày.\", en = \"Overdue by {day} days.\"    -- {days}\n"},
    [CODE_ROOT] = {"K022",
                   "outside-root",
                   {"a path leads out of the policy's root", "đường dẫn ra ngoài thư mục gốc"},
                   {"A policy may only name files below its own folder, or below the nearest one above it "
                    "that holds a file .kolua-root: so it can be handed on whole, and reads nothing else. Where "
                    "policies in folders side by side extend one another, put an empty file of that name "
                    "into the folder that holds them all.",
                    "Chính sách chỉ được nêu tệp trong thư mục của mình, hoặc trong thư mục gần nhất phía "
                    "trên có tệp .kolua-root: nhờ vậy có thể bàn giao trọn vẹn và không đọc gì khác. Nếu chính "
                    "sách ở các thư mục cạnh nhau dựa trên nhau, hãy đặt một tệp rỗng tên như vậy vào thư "
                    "mục chứa tất cả."},
                   ""},
    [CODE_FILE] = {"K023",
                   "missing-file",
                   {"a file that is named is not there", "tệp được nêu không có"},
                   {"A policy names a file or folder that cannot be opened. Paths are relative to the "
                    "file that names them.",
                    "Chính sách nêu một tệp hoặc thư mục không mở được. Đường dẫn tính từ tệp nêu ra nó."},
                   "extends: house/policy.yaml\n"},
    [CODE_CHANCE] = {"K101",
                     "not-deterministic",
                     {"no clock and no chance", "không có đồng hồ, không có ngẫu nhiên"},
                     {"The same data by the same policy gives the same verdict, today and in ten years: so "
                      "rules have no clock and no random numbers. The day to judge by is the data's `as_of`; "
                      "age_days and days_between count from dates in the data.",
                      "Cùng dữ liệu và cùng chính sách thì cùng kết quả, hôm nay cũng như mười năm sau: vì "
                      "vậy tiêu chí không có đồng hồ và số ngẫu nhiên. Ngày để xét là `as_of` của dữ liệu; "
                      "age_days và days_between tính từ các ngày có trong dữ liệu."},
                     "local age = os.time() - order.day     -- age_days(order.day)\n"},
    [CODE_TEXT] = {"K102",
                   "missing-text",
                   {"a text is missing", "thiếu văn bản"},
                   {"A finding tells why the rule is there (`reason`) and what to do (`remedy`); where a "
                    "provision is to be written, the `wording` to paste. Without them a reader is told "
                    "that something is wrong, and no more.",
                    "Một phát hiện phải nói vì sao có tiêu chí (`reason`) và cần làm gì (`remedy`); nơi "
                    "cần viết thêm điều khoản thì có sẵn lời văn (`wording`) để dán. Thiếu chúng, người "
                    "đọc chỉ biết là có gì đó sai."},
                   "reason = { vi = \"...\", en = \"...\" },\nremedy = { vi = \"...\", en = \"...\" },\n"},
    [CODE_UNSOURCED] = {"K103",
                        "no-source",
                        {"a rule without a source", "tiêu chí không có nguồn"},
                        {"Who reads a finding must be able to ask where it comes from: a law, an article, a "
                         "figure. `source` names entries of sources.yaml.",
                         "Người đọc phải hỏi được tiêu chí lấy từ đâu: luật, bài viết, số liệu. `source` nêu "
                         "các mục trong sources.yaml."},
                        "source = { \"rules.4\" },\n"},
    [CODE_UNCHECKED] = {"K104",
                        "unchecked-source",
                        {"a rule cites a source that says no rule can check it",
                         "tiêu chí dẫn nguồn ghi là không kiểm được"},
                        {"sources.yaml says of this source why no rule can check it (`unchecked`), and yet a rule "
                         "does. One of the two is out of date.",
                         "sources.yaml ghi lý do không tiêu chí nào kiểm được nguồn này (`unchecked`), vậy mà lại "
                         "có tiêu chí dẫn nó. Một trong hai đã cũ."},
                        ""},
    [CODE_UNGROUPED] = {"K105",
                        "no-group",
                        {"a rule of no group", "tiêu chí không thuộc nhóm nào"},
                        {"The pack puts its rules into groups; this one would be lost in the overview.",
                         "Gói chia tiêu chí thành nhóm; tiêu chí này sẽ không thấy trong phần tổng quan."},
                        "groups:\n  house.late: { vi: \"Trễ hạn\", en: \"Late\" }    # holds house.late.days\n"},
    [CODE_EMPTY_GROUP] = {"K106",
                          "empty-group",
                          {"a group without rules", "nhóm không có tiêu chí"},
                          {"No rule's id begins with the name of this group: misspelt, or its rules are gone.",
                           "Không mã tiêu chí nào bắt đầu bằng tên nhóm này: viết sai, hoặc tiêu chí đã bị bỏ."},
                          ""},
    [CODE_NEVER_APPLIES] = {"K107",
                            "never-applies",
                            {"a condition that never holds", "điều kiện không bao giờ đúng"},
                            {"Its tests exclude each other, or ask for what the field cannot be. So what depends on "
                             "it is never judged, and nobody sees that. Mostly any_of { } was meant.",
                             "Các phép thử loại trừ nhau, hoặc đòi giá trị mà trường không thể có. Phần phụ thuộc "
                             "vào nó không bao giờ được xét mà chẳng ai hay. Thường thì ý định là any_of { }."},
                            "when = all_of { item.state:equals \"open\", item.state:equals \"closed\" }\n"},
    [CODE_ALWAYS_APPLIES] = {"K108",
                             "always-applies",
                             {"a condition that always holds", "điều kiện luôn đúng"},
                             {"It chooses nothing: whatever the value is, it holds. Leave it out; to ask whether there "
                              "is a value at all, write x:present().",
                              "Nó không chọn lọc gì: giá trị nào cũng đúng. Hãy bỏ đi; nếu chỉ muốn hỏi có giá trị "
                              "hay không thì viết x:present()."},
                             "when = count(person.orders):at_least(0)    -- at_least(1)\n"},
    [CODE_ALWAYS_MET] = {"K109",
                         "always-met",
                         {"a demand that is always met", "yêu cầu luôn được đáp ứng"},
                         {"The bound lies at the end of what the value can be, or beyond: it can never be broken, "
                          "so the rule finds nothing.",
                          "Ngưỡng nằm ở mút của khoảng giá trị hoặc ngoài khoảng: không bao giờ bị vi phạm, nên "
                          "tiêu chí không phát hiện được gì."},
                         "measure = item.share,      -- a share, 0 to 1\ndemand  = at_most(1),\n"},
    [CODE_NEVER_MET] = {"K110",
                        "never-met",
                        {"a demand that is never met", "yêu cầu không bao giờ được đáp ứng"},
                        {"No value that the data may hold meets it, so the rule finds fault with everything.",
                         "Không giá trị hợp lệ nào đáp ứng được, nên tiêu chí bắt lỗi mọi trường hợp."},
                        "measure = item.share,      -- a share, 0 to 1\ndemand  = above(1),\n"},
    [CODE_CONTRADICTION] = {"K111",
                            "contradicting-limits",
                            {"two rules ask of the same value what cannot both be",
                             "hai tiêu chí đòi hai điều không thể cùng đúng"},
                            {"They measure the same thing of the same subject, and what one allows the other finds "
                             "fault with: no data passes both. Disable one, or make their conditions differ.",
                             "Hai tiêu chí đo cùng một thứ của cùng một đối tượng, và điều bên này cho phép thì bên "
                             "kia bắt lỗi: không dữ liệu nào đạt cả hai. Hãy tắt một tiêu chí hoặc phân biệt điều "
                             "kiện áp dụng."},
                            "rule \"a\" { ..., measure = person.orders_open, demand = at_most(5) }\n"
                            "rule \"b\" { ..., measure = person.orders_open, demand = at_least(10) }\n"},
    [CODE_OVERRULED] = {"K112",
                        "overruled-limit",
                        {"two rules make the same demand with different limits",
                         "hai tiêu chí cùng yêu cầu nhưng khác ngưỡng"},
                        {"What breaks the looser limit breaks the stricter one too: one fault is told twice, and "
                         "loosening one rule changes nothing. Keep one.",
                         "Đã vượt ngưỡng nới thì cũng vượt ngưỡng chặt: một lỗi bị báo hai lần, và nới một tiêu "
                         "chí thì không thay đổi gì. Hãy giữ một."},
                        "rule \"a\" { ..., measure = person.orders_open, demand = at_most(5) }\n"
                        "rule \"b\" { ..., measure = person.orders_open, demand = at_most(8) }\n"},
    [CODE_UNREAD] = {"K113",
                     "unused-parameter",
                     {"a parameter that nothing reads", "tham số không nơi nào đọc"},
                     {"Whoever sets it believes to have changed something. Use it, or take it out.",
                      "Người chỉnh nó tưởng đã thay đổi được gì đó. Hãy dùng đến nó hoặc bỏ đi."},
                     "params = { drop = { default = 0.1 } },    -- and in check: params.drop\n"},
};

const char *code_id(lint_code c) {
  return CODES_TOLD[c].code;
}

lint_code code_of_status(kolua_status status) {
  if (status == KOLUA_ESYNTAX) return CODE_SYNTAX;
  if (status == KOLUA_EPOLICY) return CODE_POLICY;
  if (status == KOLUA_ELIMIT) return CODE_LIMIT;
  return status == KOLUA_ENOTHING ? CODE_NOTHING : CODE_NONE;
}

const kolua_code *kolua_code_at(size_t i) {
  return i < CODES ? &CODES_TOLD[i + 1] : NULL;
}
