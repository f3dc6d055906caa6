/* yaml_old.h: where libyaml reads by YAML 1.1 what YAML 1.2 means otherwise. Such text is refused, not misread. */
#ifndef DATA_YAML_OLD_H
#define DATA_YAML_OLD_H

#include "base/text.h"

/* The offset of the first NEL, LS or PS: line ends for libyaml, text since 1.2. t.len: there is none. */
size_t yaml_old_line_end(text t);

/* Whether a '?' stands at the front of a word: in [ ] and { } libyaml takes it for the sign of a key. */
bool yaml_old_question(text t);

/* Whether the name behind `sign` (& or *), which stands at or behind `from`, ends where libyaml says: `a:b` is one name
** since 1.2. */
bool yaml_old_name(text t, size_t from, char sign, const char *name);

#endif
