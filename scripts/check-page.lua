-- check-page.lua FILE...: pages of `kolua doc`. In HTML every element is closed where it was opened, and nothing is fetched from
-- elsewhere; in Markdown the rows of a table are as long as its head; in both an anchor stands once and every link leads to one.
local void = { meta = true, br = true }
local wrong = 0

local function complain(file, line, message)
  print(("%s:%d: %s"):format(file, line, message))
  wrong = wrong + 1
end

local function note_anchors(page, number, line)
  for id in line:gmatch(' id="([^"]*)"') do
    if page.anchors[id] then complain(page.file, number, "a second anchor " .. id) end
    page.anchors[id] = true
  end
  for id in line:gmatch(page.link) do page.links[#page.links + 1] = { id, number } end
end

local function check_links(page)
  for _, link in ipairs(page.links) do
    if not page.anchors[link[1]] then complain(page.file, link[2], "nothing stands at #" .. link[1]) end
  end
  if #page.links == 0 then complain(page.file, 0, "no link") end
end

local function close(page, number, name)
  local open = table.remove(page.open)
  if open ~= name then complain(page.file, number, ("</%s> closes <%s>"):format(name, tostring(open))) end
end

local function check_elements(page, number, line)
  for slash, name in line:gmatch "<(/?)(%a[%w]*)" do
    if slash == "/" then close(page, number, name)
    elseif not void[name] then page.open[#page.open + 1] = name end
  end
  if line:find "<script" or line:find "src=" or line:find "href=\"[^#]" or line:find "url%(" then
    complain(page.file, number, "something from elsewhere")
  end
  local text = line:gsub("<[^<>]*>", "")
  if text:find "[<>]" or text:gsub("&%a+;", ""):gsub("&#%d+;", ""):find "&" then complain(page.file, number, "markup in a text") end
end

local function count_cells(line)
  return select(2, line:gsub("\\|", ""):gsub("|", ""))
end

local function check_row(page, number, line)
  local is_row = line:sub(1, 1) == "|"
  if is_row and page.cells and count_cells(line) ~= page.cells then complain(page.file, number, "a row of another length") end
  page.cells = is_row and (page.cells or count_cells(line)) or nil
end

for _, file in ipairs(arg) do
  local is_html = file:find "%.html$"
  local page = { file = file, anchors = {}, links = {}, open = {}, link = is_html and ' href="#([^"]*)"' or "%]%(#([^)]*)%)" }
  local number, in_style = 0, false
  for line in io.lines(file) do
    number = number + 1
    if line == "</style>" then in_style = false end
    note_anchors(page, number, line)
    if not is_html then check_row(page, number, line)
    elseif not in_style and number > 1 then check_elements(page, number, line) end
    if line == "<style>" then in_style = true end
  end
  if #page.open > 0 then complain(file, number, "not closed: " .. table.concat(page.open, " ")) end
  check_links(page)
end
os.exit(wrong == 0)
