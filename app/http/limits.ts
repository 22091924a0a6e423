import type { Limit } from "~/platform/limiter";

const minute = 60;
const hour = 3600;

/** How often something may be asked for, for pages and API alike. Keys are hashed before they are stored. */
export const rateLimits = {
  /** Requests for an account from one address. */
  signUp: { name: "sign-up", points: 5, windowSeconds: hour },
  /** Tries of a mailed verification link from one address. */
  verification: { name: "verification", points: 20, windowSeconds: hour },
  /** Requests for a reset link from one address, and for one e-mail whoever asks. */
  reset: { name: "reset", points: 5, windowSeconds: hour },
  resetEmail: { name: "reset-email", points: 3, windowSeconds: hour },
  /** Previews of one member. */
  preview: { name: "preview", points: 60, windowSeconds: minute },
  /** What is suggested to one member while they type. */
  suggestions: { name: "suggestions", points: 180, windowSeconds: minute },
  /** Searches: of a member, of an address, and of all who are not signed in. */
  search: { name: "search", points: 30, windowSeconds: minute },
  guestSearch: { name: "guest-search", points: 15, windowSeconds: minute },
  allGuestSearch: { name: "all-guest-search", points: 150, windowSeconds: minute },
  /** Suggestions in the search box, one for each pause in typing: likewise. */
  searchBox: { name: "search-box", points: 180, windowSeconds: minute },
  guestSearchBox: { name: "guest-search-box", points: 120, windowSeconds: minute },
  allGuestSearchBox: { name: "all-guest-search-box", points: 1_200, windowSeconds: minute },
  /** Results opened from one address, as scripts tell. */
  searchClicks: { name: "search-clicks", points: 60, windowSeconds: minute },
  /** Pictures one member uploads: of themself, and for posts. */
  upload: { name: "upload", points: 10, windowSeconds: minute },
  pictures: { name: "pictures", points: 30, windowSeconds: minute },
  /** Cards that are drawn for one address; those that are kept are free. */
  cards: { name: "cards", points: 60, windowSeconds: minute },
  /** All of one member's writes over the API. */
  write: { name: "write", points: 120, windowSeconds: minute },
} as const satisfies Record<string, Limit>;
