// SPDX-License-Identifier: GPL-2.0-or-later
// States and provinces as they are written behind a town: Alexandria, La.; Paris, TX; London, Ont.
// Alone these words are others (La, Me, Pa), so no table lists them.
#pragma once

#include <array>
#include <string_view>

namespace dateline::synonyms {

struct StateAbbreviations {
  std::string_view id;
  std::array<std::string_view, 3> words;  // folded, as the tokenizer cuts them
};

inline constexpr std::array<StateAbbreviations, 57> state_abbreviations = {{
    {"gn:4829764", {"ala", "al"}},
    {"gn:5879092", {"ak"}},
    {"gn:5551752", {"ariz", "az"}},
    {"gn:4099753", {"ark", "ar"}},
    {"gn:5332921", {"calif", "ca"}},
    {"gn:5417618", {"colo", "co"}},
    {"gn:4831725", {"conn", "ct"}},
    {"gn:4142224", {"del", "de"}},
    {"gn:4155751", {"fla", "fl"}},
    {"gn:4197000", {"ga"}},
    {"gn:5596512", {"id"}},
    {"gn:4896861", {"ill", "il"}},
    {"gn:4921868", {"ind"}},
    {"gn:4862182", {"ia"}},
    {"gn:4273857", {"kan", "kans", "ks"}},
    {"gn:6254925", {"ky"}},
    {"gn:4331987", {"la"}},
    {"gn:4971068", {"me"}},
    {"gn:4361885", {"md"}},
    {"gn:6254926", {"mass", "ma"}},
    {"gn:5001836", {"mich", "mi"}},
    {"gn:5037779", {"minn", "mn"}},
    {"gn:4436296", {"miss", "ms"}},
    {"gn:4398678", {"mo"}},
    {"gn:5667009", {"mont", "mt"}},
    {"gn:5073708", {"neb", "nebr", "ne"}},
    {"gn:5509151", {"nev", "nv"}},
    {"gn:5090174", {"nh"}},
    {"gn:5101760", {"nj"}},
    {"gn:5481136", {"nm"}},
    {"gn:5128638", {"ny"}},
    {"gn:4482348", {"nc"}},
    {"gn:5690763", {"nd"}},
    {"gn:5165418", {"oh"}},
    {"gn:4544379", {"okla", "ok"}},
    {"gn:5744337", {"ore"}},
    {"gn:6254927", {"pa", "penn"}},
    {"gn:5224323", {"ri"}},
    {"gn:4597040", {"sc"}},
    {"gn:5769223", {"sd"}},
    {"gn:4662168", {"tenn", "tn"}},
    {"gn:4736286", {"tex", "tx"}},
    {"gn:5549030", {"ut"}},
    {"gn:5242283", {"vt"}},
    {"gn:6254928", {"va"}},
    {"gn:5815135", {"wash", "wa"}},
    {"gn:4826850", {"wva", "wv"}},
    {"gn:5279468", {"wis", "wi"}},
    {"gn:5843591", {"wyo", "wy"}},
    {"gn:4138106", {"dc"}},
    {"gn:6093943", {"ont"}},
    {"gn:6115047", {"que"}},
    {"gn:5909050", {"bc"}},
    {"gn:5883102", {"alta", "ab"}},
    {"gn:6141242", {"sask"}},
    {"gn:6065171", {"man"}},
    {"gn:6091530", {"ns"}},
}};

}  // namespace dateline::synonyms
