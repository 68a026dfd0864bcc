/** What made-up products are called. None is a real maker's; `{department: words}` follows the shop's departments. */
export const makers = (
  "Kestrel Harrier Merlin Dunlin Avocet Curlew Fulmar Gannet Petrel Siskin Linnet Whinchat Wheatear Dotterel " +
  "Sanderling Turnstone Knot Plover Redshank Bittern Osprey Hobby Brambling Crossbill Nuthatch Wren Dipper Wagtail"
).split(" ");

/** Things by department; a department that is not named here sells what stands under `other`. */
export const things: Readonly<Record<string, readonly string[]>> = {
  "muscle-recovery": ["Resistance Band", "Loop Band", "Pull-Up Band", "Ice Wrap", "Heat Wrap", "Bath Flakes"],
  "massage-aids": [
    "Foam Roller",
    "Massage Ball",
    "Roller Stick",
    "Peanut Ball",
    "Vibrating Roller",
    "Trigger Hook",
  ],
  "supports-and-tape": [
    "Kinesiology Tape",
    "Knee Strap",
    "Ankle Support",
    "Zinc Tape",
    "Thigh Sleeve",
    "Wrist Wrap",
  ],
  compression: [
    "Compression Tights",
    "Calf Sleeves",
    "Half Tights",
    "Compression Socks",
    "Arm Sleeves",
    "Base Layer",
  ],
  other: ["Running Belt", "Water Bottle", "Head Torch", "Cap"],
};

export const kinds =
  "Trail Road Fell Track Night Winter Summer Travel Club Studio Light Firm Soft Plus".split(" ");

export const choices = ["Small", "Medium", "Large"] as const;
