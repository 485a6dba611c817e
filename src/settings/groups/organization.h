#pragma once
// What the setup wizard asks about the organisation.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kOrganization = rows_of<Group::organization>({
    Declaration{.key = "Country",
                .type = Type::select,
                .fallback = R"("")",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Country."},
    Declaration{.key = "Industry",
                .type = Type::select,
                .fallback = R"("")",
                .choices =
                    "aerospaceDefense|consulting|consumerGoods|contactCenter|education|entertainment|financialServices|"
                    "gaming|"
                    "healthcare|hospitalityBusinness|insurance|itSecurity|logistics|manufacturing|media|pharmaceutical|"
                    "realEstate|religious|retail|socialNetwork|technologyProvider|technologyServices|telecom|utilities|"
                    "other",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Industry."},
    Declaration{.key = "Organization_Name",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .audience = Audience::everyone,
                .doc = "The organisation's name."},
    Declaration{.key = "Organization_Type",
                .type = Type::select,
                .fallback = R"("")",
                .choices = "community|enterprise|government|nonprofit",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Kind of organisation."},
    Declaration{.key = "Server_Type",
                .type = Type::select,
                .fallback = R"("")",
                .choices = "privateTeam|publicCommunity",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Private team or public community."},
    Declaration{.key = "Size",
                .type = Type::select,
                .fallback = R"("")",
                .choices = "0|1|2|3|4|5|6|7",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Size."},
    Declaration{.key = "Website",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Setup_Wizard",
                .section = "Organization_Info",
                .doc = "Website."},
});

[[nodiscard]] consteval Found organization(std::string_view key) {
  return kOrganization.find(key);
}

}  // namespace confab::settings
