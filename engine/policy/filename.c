/* filename.c: one pass over the parts of a path; see filename.h for what a normal path is. */
#include "policy/filename.h"

#include <string.h>

static text next_part(text path, size_t *at) {
  while (*at < path.len && path.at[*at] == '/') ++*at;
  const size_t start = *at;
  while (*at < path.len && path.at[*at] != '/') ++*at;
  return (text){path.at + start, *at - start};
}

/* Where the last part of what is written so far starts: behind a slash, or at the beginning. */
static size_t last_start(text path) {
  size_t at = path.len;
  while (at > 0 && path.at[at - 1] != '/') --at;
  return at;
}

static bool is_up(text part) {
  return text_is(part, "..");
}

/* Takes back the last part for a ".."; false: there is none to take back. */
static bool drop_last(buf *out) {
  const text written = {out->at, out->len};
  const size_t start = last_start(written);
  if (start == written.len || is_up((text){written.at + start, written.len - start})) return false;
  out->len = start > 1 ? start - 1 : start;
  return true;
}

const char *filename_normal(arena *a, text path) {
  buf out;
  buf_init(&out, a);
  const bool is_absolute = text_starts(path, "/");
  if (is_absolute) buf_add_char(&out, '/');
  for (size_t at = 0; at < path.len;) {
    const text part = next_part(path, &at);
    if (part.len == 0 || text_is(part, ".")) continue;
    if (is_up(part) && (drop_last(&out) || is_absolute)) continue;
    if (out.len > 0 && out.at[out.len - 1] != '/') buf_add_char(&out, '/');
    buf_add(&out, part);
  }
  return buf_text(&out).at;
}

const char *filename_join(arena *a, const char *folder, text path) {
  if (text_starts(path, "/") || *folder == '\0') return filename_normal(a, path);
  buf joined;
  buf_init(&joined, a);
  buf_add_string(&joined, folder);
  buf_add_char(&joined, '/');
  buf_add(&joined, path);
  return filename_normal(a, buf_text(&joined));
}

const char *filename_folder(arena *a, const char *path) {
  const text whole = text_of(path);
  const size_t start = last_start(whole);
  if (start == 0) return "";
  return arena_copy(a, path, start > 1 ? start - 1 : 1);
}

/* How much of two paths is the same, in whole parts, without the slash behind them. */
static size_t shared_len(const char *path, const char *other) {
  size_t end = 0;
  for (size_t i = 0;; i++) {
    const bool is_end = path[i] == '\0' || path[i] == '/', is_other_end = other[i] == '\0' || other[i] == '/';
    if (is_end && is_other_end) end = i;
    if (path[i] != other[i] || path[i] == '\0') return end;
  }
}

const char *filename_from(arena *a, const char *folder, const char *path) {
  const size_t shared = shared_len(folder, path);
  const text rest = text_of(folder + shared);
  if ((*folder == '/') != (*path == '/') || text_starts(rest, "..") || text_starts(rest, "/..")) return path;
  buf out;
  buf_init(&out, a);
  for (size_t at = 0; next_part(rest, &at).len > 0;) buf_add_string(&out, "../");
  buf_add_string(&out, path + shared + (path[shared] == '/'));
  return buf_text(&out).at;
}

const char *filename_shared(arena *a, const char *path, const char *other) {
  const size_t shared = shared_len(path, other);
  const bool leads_up = text_starts(text_of(path + shared), "..") || text_starts(text_of(other + shared), "..");
  return leads_up || (shared == 0 && *path == '/') ? NULL : arena_copy(a, path, shared);
}

text filename_last(const char *path) {
  const text whole = text_of(path);
  const size_t start = last_start(whole);
  return (text){whole.at + start, whole.len - start};
}

bool filename_is_inside(const char *path, const char *folder) {
  const size_t len = strlen(folder);
  if (len == 0) return *path != '/' && !(strncmp(path, "..", 2) == 0 && (path[2] == '/' || path[2] == '\0'));
  if (strncmp(path, folder, len) != 0) return false;
  return path[len] == '\0' || path[len] == '/' || folder[len - 1] == '/';
}
