// Roles: whether what two reports call somebody fits one person.
#pragma once

#include <string>
#include <vector>

namespace hearsay {

/// Whether a word of the one's roles, other than such as "former", is one of the other's.
[[nodiscard]] bool roles_agree(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Whether the roles are hardly one person's: everyday work and high office ("baker", "defence secretary"), two
/// kinds of everyday work, or the same of two places ("mayor of Leeds", "mayor of York"). Unknown roles
/// contradict nothing.
[[nodiscard]] bool roles_contradict(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace hearsay
