import { announcements } from "./announcements";
import { boards } from "./boards";
import { ceramics } from "./ceramics";
import { committee } from "./committee";
import { generative } from "./generative";
import { illustration } from "./illustration";
import { joinery } from "./joinery";
import { groups, members } from "./members";
import { nightReading } from "./night-reading";
import { photography } from "./photography";
import { pixelGames } from "./pixel-games";
import type { Story } from "./types";
import { tags } from "./tags";
import { woodworking } from "./woodworking";
import { workbenches } from "./workbenches";
import { writing } from "./writing";

export const story: Story = {
  groups,
  members,
  boards,
  tags,
  topics: [
    ...announcements,
    ...woodworking,
    ...joinery,
    ...workbenches,
    ...illustration,
    ...pixelGames,
    ...ceramics,
    ...photography,
    ...writing,
    ...nightReading,
    ...generative,
    ...committee,
  ],
};
