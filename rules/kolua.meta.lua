---@meta kolua
-- kolua.meta.lua: the words of rule files, for the Lua language server (LuaCATS). It is never run.
--
-- Point the editor at it with a .luarc.json beside your rules:
--   { "runtime.version": "Lua 5.4", "workspace.library": ["path/to/rules/kolua.meta.lua"],
--     "runtime.builtin": { "io": "disable", "os": "disable", "package": "disable", "coroutine": "disable", "debug": "disable" } }

-------------------------------------------------------------------------------------------------------------- texts

---A text in both languages.
---@class kolua.Text
---@field vi string
---@field en string

---What a finding says, by outcome. Placeholders: {label} {value} {warn} {fail} {missing} and paths such as {kol.tier}.
---@class kolua.Messages
---@field pass? kolua.Text
---@field warn? kolua.Text
---@field fail? kolua.Text
---@field unknown? kolua.Text

---@alias kolua.Level "warn"|"fail"
---@alias kolua.Date string a day, "YYYY-MM-DD"
---@alias kolua.Scalar string|number|boolean

--------------------------------------------------------------------------------------- paths, expressions, conditions

---A value that is known once there is data. Arithmetic builds further ones; comparing takes a demand, called with `:`.
---@class kolua.Value
---@operator add(kolua.Value|number): kolua.Value
---@operator sub(kolua.Value|number): kolua.Value
---@operator mul(kolua.Value|number): kolua.Value
---@operator div(kolua.Value|number): kolua.Value
---@operator unm: kolua.Value
local Value = {}

---A field of the data, named from a subject or from `case`: `kol.audience.suspicious_share`, `contract.clauses.exclusivity.post_days`.
---References are followed both ways: `contract.kol`, `kol.contracts`. A misspelt name is told when the rules are loaded.
---@class kolua.Path: kolua.Value
---@field [string] kolua.Path

---Something that holds or does not: for `when`, `where` and filters.
---@class kolua.Condition: kolua.Value

---@alias kolua.Operand kolua.Value|kolua.Path|kolua.Scalar
---@alias kolua.Ordered kolua.Value|kolua.Path|number|kolua.Date
---@alias kolua.List kolua.Value|kolua.Path|kolua.Scalar[]|kolua.Scalar

---Holds when the value is not above the bound.
---@param bound kolua.Ordered
---@return kolua.Condition
function Value:at_most(bound) end

---Holds when the value is not below the bound.
---@param bound kolua.Ordered
---@return kolua.Condition
function Value:at_least(bound) end

---Holds when the value is above the bound.
---@param bound kolua.Ordered
---@return kolua.Condition
function Value:above(bound) end

---Holds when the value is below the bound.
---@param bound kolua.Ordered
---@return kolua.Condition
function Value:below(bound) end

---Holds when the value lies between two bounds, both included.
---@param low kolua.Ordered
---@param high kolua.Ordered
---@return kolua.Condition
function Value:between(low, high) end

---Holds when the value is this one.
---@param value kolua.Operand
---@return kolua.Condition
function Value:equals(value) end

---Holds when the value is another one.
---@param value kolua.Operand
---@return kolua.Condition
function Value:differs(value) end

---Holds when the value is in the list.
---@param list kolua.List
---@return kolua.Condition
function Value:one_of(list) end

---Holds when the value is not in the list.
---@param list kolua.List
---@return kolua.Condition
function Value:none_of(list) end

---Of a list: holds when it contains all of these.
---@param list kolua.List
---@return kolua.Condition
function Value:contains(list) end

---Of a list: holds when it contains at least one of these.
---@param list kolua.List
---@return kolua.Condition
function Value:contains_any(list) end

---Of a list: holds when it contains none of these.
---@param list kolua.List
---@return kolua.Condition
function Value:disjoint_from(list) end

---Of text: holds when it matches Lua's pattern.
---@param pattern string
---@return kolua.Condition
function Value:matches(pattern) end

---Of a date: holds when it lies before the other.
---@param date kolua.Ordered
---@return kolua.Condition
function Value:before(date) end

---Of a date: holds when it lies after the other.
---@param date kolua.Ordered
---@return kolua.Condition
function Value:after(date) end

---Of a date: holds when it is the other or later.
---@param date kolua.Ordered
---@return kolua.Condition
function Value:not_before(date) end

---Of a date: holds when it is the other or earlier.
---@param date kolua.Ordered
---@return kolua.Condition
function Value:not_after(date) end

---Holds when the value is given. Never unknown.
---@return kolua.Condition
function Value:present() end

---Holds when the value is not given. Never unknown.
---@return kolua.Condition
function Value:absent() end

---Of a list, a map or text: holds when there is nothing in it.
---@return kolua.Condition
function Value:empty() end

---Of a list, a map or text: holds when there is something in it.
---@return kolua.Condition
function Value:not_empty() end

---Holds when the value is true; missing is unknown.
---@return kolua.Condition
function Value:is_true() end

---Holds when the value is false; missing is unknown.
---@return kolua.Condition
function Value:is_false() end

---What the rules are about: one of the model's subjects. Paths start at it.
---@param name string "kol", "contract", "post", ...
---@return kolua.Path
function subject(name) end

---The whole document; paths start at it as well: `case.campaign.markets`.
---@type kolua.Path
case = nil

---All of these hold.
---@param conditions kolua.Condition[]
---@return kolua.Condition
function all_of(conditions) end

---At least one of these holds; of parts: the best of them counts.
---@overload fun(parts: kolua.Part[]): kolua.Choice
---@param conditions kolua.Condition[]
---@return kolua.Condition
function any_of(conditions) end

---This does not hold. What is unknown stays unknown.
---@param condition kolua.Condition
---@return kolua.Condition
function negate(condition) end

---------------------------------------------------------------------------------------------------------- aggregates

---How many elements (that fit the filter).
---@param list kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function count(list, where) end

---The sum over the elements (that fit the filter); 0 of none.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function sum(value, where) end

---The mean over the elements; unknown of none.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function average(value, where) end

---The smallest value among the elements; unknown of none.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function smallest(value, where) end

---The largest value among the elements; unknown of none.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function largest(value, where) end

---The value of the first element, in the order of the data; unknown of none.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function first(value, where) end

---How many different values there are.
---@param value kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function distinct(value, where) end

---The mean of `value`, each element counted by `weight`.
---@param value kolua.Value
---@param weight kolua.Value
---@param where? kolua.Condition
---@return kolua.Value
function weighted_average(value, weight, where) end

---The condition holds for at least one element; false of none.
---@param condition kolua.Condition
---@param where? kolua.Condition
---@return kolua.Condition
function any(condition, where) end

---The condition holds for every element; unknown of none.
---@param condition kolua.Condition
---@param where? kolua.Condition
---@return kolua.Condition
function all(condition, where) end

---The condition holds for no element; true of none.
---@param condition kolua.Condition
---@param where? kolua.Condition
---@return kolua.Condition
function none(condition, where) end

---The share of the elements for which the condition holds, 0 to 1; unknown of none, and if of one it cannot be told.
---Where it cannot be told of one whether it counts, a range: that may decide.
---@param condition kolua.Condition
---@param where? kolua.Condition
---@return kolua.Value
function share(condition, where) end

-------------------------------------------------------------------------------------------------------------- values

---The values of a map under these keys, as a list.
---@param map kolua.Path
---@param keys kolua.List
---@return kolua.Value
function pick(map, keys) end

---The share of the wanted values that are found, 0 to 1.
---@param wanted kolua.List
---@param found kolua.List
---@return kolua.Value
function overlap(wanted, found) end

---The first of these that is given.
---@param value kolua.Operand
---@param ... kolua.Operand
---@return kolua.Value
function first_of(value, ...) end

---One value or another, as the condition holds or not.
---@param condition kolua.Condition
---@param yes kolua.Operand
---@param no kolua.Operand
---@return kolua.Value
function choose(condition, yes, no) end

---The least of these. In a function: of numbers, at once.
---@overload fun(...: number): number
---@param value kolua.Operand
---@param ... kolua.Operand
---@return kolua.Value
function least(value, ...) end

---The greatest of these. In a function: of numbers, at once.
---@overload fun(...: number): number
---@param value kolua.Operand
---@param ... kolua.Operand
---@return kolua.Value
function greatest(value, ...) end

---The whole number that is not above the value.
---@overload fun(value: number): integer
---@param value kolua.Value
---@return kolua.Value
function floor(value) end

---How many words a text has.
---@overload fun(text: string): integer
---@param text kolua.Value
---@return kolua.Value
function words(text) end

---The text as labels compare: without white space around it and one `#` before it, in one letter case.
---@overload fun(text: string): string
---@param text kolua.Value
---@return kolua.Value
function folded(text) end

---The primary subtag of a language tag, in lower case: `en-US` gives `en`.
---@overload fun(tag: string): string
---@param tag kolua.Value
---@return kolua.Value
function primary_language(tag) end

---Days from the date to `as_of`; unknown for a later date.
---@overload fun(date: kolua.Date): integer
---@param date kolua.Value
---@return kolua.Value
function age_days(date) end

---Whole months from the date to `as_of`; unknown for a later date.
---@overload fun(date: kolua.Date): integer
---@param date kolua.Value
---@return kolua.Value
function months_ago(date) end

---Days from one date to another; below 0 when the second is earlier.
---@overload fun(from: kolua.Date, to: kolua.Date): integer
---@param from kolua.Ordered
---@param to kolua.Ordered
---@return kolua.Value
function days_between(from, to) end

---Hours from one moment to another.
---@overload fun(from: string, to: string): number
---@param from kolua.Ordered
---@param to kolua.Ordered
---@return kolua.Value
function hours_between(from, to) end

---The date so many days later.
---@overload fun(date: kolua.Date, days: integer): kolua.Date
---@param date kolua.Ordered
---@param days kolua.Value|integer
---@return kolua.Value
function days_after(date, days) end

---The same day so many months later, or that month's last day.
---@overload fun(date: kolua.Date, months: integer): kolua.Date
---@param date kolua.Ordered
---@param months kolua.Value|integer
---@return kolua.Value
function months_after(date, months) end

---How many days two periods share, ends included.
---@overload fun(from: kolua.Date, to: kolua.Date, other_from: kolua.Date, other_to: kolua.Date): integer
---@param from kolua.Ordered
---@param to kolua.Ordered
---@param other_from kolua.Ordered
---@param other_to kolua.Ordered
---@return kolua.Value
function overlap_days(from, to, other_from, other_to) end

---------------------------------------------------------------------------------------------------------- parameters

---Numbers that several rules share: `low("tiktok", kol.tier)` is one of them. A policy may set each by name.
---@class kolua.Parameter
---@overload fun(...: kolua.Operand): kolua.Value
local Parameter = {}

---Holds when the table has a cell under these keys.
---@param ... kolua.Operand
---@return kolua.Condition
function Parameter:covers(...) end

---Values that hold from a number or a date on.
---@class kolua.Steps

---A table of numbers, `parameter "benchmark.low" { tiktok = { nano = 0.06 } }`, or one value, `parameter "limit" (5)`.
---A table `{ a, b, ... }` without names is one value, a list.
---@param id string words with dots
---@return fun(cells: table|kolua.Steps|kolua.Scalar): kolua.Parameter
function parameter(id) end

---The last step that is not above the key: `steps { [0] = 0.25, [61] = 0.15 }`, `steps { ["2026-07-01"] = 5000000 }`.
---@param cells table<number|kolua.Date, kolua.Scalar>
---@return kolua.Steps
function steps(cells) end

------------------------------------------------------------------------------------------------------------- demands

---What a measure must meet, with the bound that warns and the one that fails. One bound alone fails.
---@class kolua.Demand

---@class kolua.Bounds
---@field warn? kolua.Ordered
---@field fail? kolua.Ordered

---@class kolua.AnyBounds
---@field warn? kolua.Operand
---@field fail? kolua.Operand

---@class kolua.ListBounds
---@field warn? kolua.List
---@field fail? kolua.List

---@class kolua.PairBounds
---@field warn? { [1]: kolua.Ordered, [2]: kolua.Ordered }
---@field fail? { [1]: kolua.Ordered, [2]: kolua.Ordered }

---Not above the bound.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function at_most(bounds) end

---Not below the bound.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function at_least(bounds) end

---Above the bound.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function above(bounds) end

---Below the bound.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function below(bounds) end

---Between two bounds, both included.
---@param low kolua.PairBounds|kolua.Ordered
---@param high? kolua.Ordered
---@return kolua.Demand
function between(low, high) end

---This value.
---@param bounds kolua.AnyBounds|kolua.Operand
---@return kolua.Demand
function equals(bounds) end

---Any other value.
---@param bounds kolua.AnyBounds|kolua.Operand
---@return kolua.Demand
function differs(bounds) end

---One of a list.
---@param bounds kolua.ListBounds|kolua.List
---@return kolua.Demand
function one_of(bounds) end

---None of a list.
---@param bounds kolua.ListBounds|kolua.List
---@return kolua.Demand
function none_of(bounds) end

---A list that contains all of these.
---@param bounds kolua.ListBounds|kolua.List
---@return kolua.Demand
function contains(bounds) end

---A list that contains at least one of these.
---@param bounds kolua.ListBounds|kolua.List
---@return kolua.Demand
function contains_any(bounds) end

---A list that contains none of these.
---@param bounds kolua.ListBounds|kolua.List
---@return kolua.Demand
function disjoint_from(bounds) end

---Text that matches Lua's pattern.
---@param bounds kolua.AnyBounds|string
---@return kolua.Demand
function matches(bounds) end

---A date before the other.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function before(bounds) end

---A date after the other.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function after(bounds) end

---The date or a later one.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function not_before(bounds) end

---The date or an earlier one.
---@param bounds kolua.Bounds|kolua.Ordered
---@return kolua.Demand
function not_after(bounds) end

---Given. Not given fails, or warns.
---@param level? kolua.Level
---@return kolua.Demand
function present(level) end

---Not given. Given fails, or warns.
---@param level? kolua.Level
---@return kolua.Demand
function absent(level) end

---Nothing in it.
---@param level? kolua.Level
---@return kolua.Demand
function empty(level) end

---Something in it.
---@param level? kolua.Level
---@return kolua.Demand
function not_empty(level) end

---True.
---@param level? kolua.Level
---@return kolua.Demand
function is_true(level) end

---False.
---@param level? kolua.Level
---@return kolua.Demand
function is_false(level) end

--------------------------------------------------------------------------------------------------------------- rules

---One of the things that a rule judges; its thresholds are RULE.PART.warn and RULE.PART.fail.
---@class kolua.Part

---Parts of which the best counts.
---@class kolua.Choice

---What is measured and demanded; stands in a rule itself or in its parts.
---@class kolua.PartTable
---@field each? kolua.Path             judge every element of this list; the worst counts
---@field where? kolua.Condition       which of the elements
---@field when? kolua.Condition        applies only when this holds; else it is skipped
---@field measure? kolua.Value         what is measured
---@field demand? kolua.Demand|kolua.Demand[]  what it must meet; of several, all
---@field parts? kolua.Part[]|kolua.Choice     instead of measure and demand; the worst counts, of any_of { } the best
---@field absent? "fail"|"warn"|"skip" the outcome when `each` finds nothing, or the measure is not given
---@field label? kolua.Text            what is measured, in messages; else the field's own label
---@field unit? string                 of what is measured, where the fields give none
---@field message? kolua.Messages      instead of the message made by template
---@field remedy? kolua.Text           what to do about it

---A parameter of a function: `params.drop` there, RULE.drop in a policy.
---@class kolua.Param
---@field default kolua.Scalar|kolua.Scalar[]|kolua.Steps|table
---@field unit? string
---@field min? number
---@field max? number

---@alias kolua.Check fun(subject: kolua.View, case: kolua.View, params: kolua.Params): kolua.Answer

---@class kolua.RuleTable: kolua.PartTable
---@field on kolua.Path                what the rule judges: subject "..."
---@field title kolua.Text
---@field reason? kolua.Text           why it matters
---@field wording? kolua.Text          a clause to paste, with blanks
---@field severity? "critical"|"major"|"minor"  orders reports, never changes a verdict [major]
---@field weight? number               in the score [1]
---@field source? string[]             entries of sources.yaml
---@field from? kolua.Date             the first day in force
---@field until? kolua.Date            the first day not in force any more; written ["until"] = ..., for until is a word of Lua
---@field warn_until? kolua.Date       before this day a failing rule only warns
---@field dated? kolua.Value           the day that decides whether it is in force; else the subject's own (not given: unknown), else as_of
---@field params? table<string, kolua.Param>
---@field check? kolua.Check           a function in place of measure, demand and parts

---A rule: `rule "pack.topic.name" { on = ..., title = ..., ... }`.
---@param id string words with dots
---@return fun(rule: kolua.RuleTable)
function rule(id) end

---A part of a rule: `part "name" { measure = ..., demand = ... }`.
---@param name string lower-case letters, digits, _ and -
---@return fun(part: kolua.PartTable): kolua.Part
function part(name) end

------------------------------------------------------------------------------------------------- inside a function

---Data, read-only. `view.field` is a value, a map, a list or an element; references are followed as in paths; lists have `#`, `[1]` and
---`ipairs`; a keyed element that is not there is nil. **Reading what is missing ends the function: the outcome is unknown.**
---@class kolua.View
---@field [string] any
---@field [integer] any
---@operator len: integer

---The rule's own parameters, with the values in force. A table of them is asked by its keys: `params.low("tiktok", "nano")`.
---@class kolua.Params
---@field [string] any

---What a function returns.
---@class kolua.Answer

---@alias kolua.Place { [1]: kolua.View, [integer]: string } a view and names of its fields
---@alias kolua.Proposal { [1]: kolua.View, [2]: string, [3]: kolua.Demand } a view, a field and what it would have to be

---What a function says; every other key fills the placeholder of its name.
---@class kolua.Saying
---@field vi? string                   with {placeholders}
---@field en? string                   with the same {placeholders}
---@field remedy? kolua.Text
---@field at? kolua.View|kolua.Place|kolua.Place[]       the evidence; without it, all that was read
---@field to_pass? kolua.Proposal|kolua.Proposal[]       what would make it pass; it is tried before it is told
---@field [string] any

---All is well.
---@param saying? kolua.Saying
---@return kolua.Answer
function pass(saying) end

---Something to look at.
---@param saying kolua.Saying
---@return kolua.Answer
function warn(saying) end

---Not acceptable.
---@param saying kolua.Saying
---@return kolua.Answer
function fail(saying) end

---The rule does not apply.
---@param saying? kolua.Saying
---@return kolua.Answer
function skip(saying) end

---Whether a field is given: `given(kol, "trial.used_days")`. Never ends the function.
---@param view kolua.View
---@param path string names joined by dots
---@return boolean
function given(view, path) end

---The field's value, or `default` when it is missing. Never ends the function.
---@param view kolua.View
---@param path string names joined by dots
---@param default any
---@return any
function get(view, path, default) end

---The first element whose field has this value; nil when there is none.
---@param list kolua.View
---@param field string
---@param value kolua.Scalar
---@return kolua.View?
function find(list, field, value) end
