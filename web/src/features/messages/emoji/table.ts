/**
 * Emoji by shortcode: the picture, then its names, the usual one first. A choice of what people write most; a shortcode
 * that is not here is shown as it was typed.
 */
const kTable = `
😀 grinning
😃 smiley
😄 smile
😁 grin
😆 laughing satisfied
😅 sweat_smile
🤣 rofl
😂 joy
🙂 slight_smile slightly_smiling_face
🙃 upside_down upside_down_face
😉 wink
😊 blush
😇 innocent
🥰 smiling_face_with_3_hearts
😍 heart_eyes
🤩 star_struck
😘 kissing_heart
😗 kissing
☺️ relaxed
😚 kissing_closed_eyes
😙 kissing_smiling_eyes
😋 yum
😛 stuck_out_tongue
😜 stuck_out_tongue_winking_eye
🤪 zany_face
😝 stuck_out_tongue_closed_eyes
🤑 money_mouth
🤗 hugging hugs
🤭 hand_over_mouth
🤫 shushing_face
🤔 thinking thinking_face
🤐 zipper_mouth
🤨 face_with_raised_eyebrow
😐 neutral_face
😑 expressionless
😶 no_mouth
😏 smirk
😒 unamused
🙄 rolling_eyes roll_eyes
😬 grimacing
🤥 lying_face
😌 relieved
😔 pensive
😪 sleepy
🤤 drooling_face
😴 sleeping
😷 mask
🤒 thermometer_face
🤕 head_bandage
🤢 nauseated_face
🤮 face_vomiting
🤧 sneezing_face
🥵 hot_face
🥶 cold_face
🥴 woozy_face
😵 dizzy_face
🤯 exploding_head
🤠 cowboy
🥳 partying_face
😎 sunglasses
🤓 nerd nerd_face
🧐 face_with_monocle
😕 confused
😟 worried
🙁 slight_frown slightly_frowning_face
☹️ frowning2
😮 open_mouth
😯 hushed
😲 astonished
😳 flushed
🥺 pleading_face
😦 frowning
😧 anguished
😨 fearful
😰 cold_sweat
😥 disappointed_relieved
😢 cry
😭 sob
😱 scream
😖 confounded
😣 persevere
😞 disappointed
😓 sweat
😩 weary
😫 tired_face
🥱 yawning_face
😤 triumph
😡 rage
😠 angry
🤬 face_with_symbols_over_mouth
😈 smiling_imp
👿 imp
💀 skull
💩 poop hankey
🤡 clown clown_face
👻 ghost
👽 alien
🤖 robot robot_face
😺 smiley_cat
😸 smile_cat
😹 joy_cat
😻 heart_eyes_cat
🙈 see_no_evil
🙉 hear_no_evil
🙊 speak_no_evil
💋 kiss
💯 100
💢 anger
💥 boom collision
💫 dizzy
💦 sweat_drops
💨 dash
💣 bomb
💬 speech_balloon
💭 thought_balloon
💤 zzz
👋 wave
🤚 raised_back_of_hand
✋ raised_hand
🖖 vulcan
👌 ok_hand
🤏 pinching_hand
✌️ v
🤞 fingers_crossed
🤟 love_you_gesture
🤘 metal
🤙 call_me
👈 point_left
👉 point_right
👆 point_up_2
👇 point_down
☝️ point_up
👍 thumbsup +1
👎 thumbsdown -1
✊ fist
👊 punch facepunch
👏 clap
🙌 raised_hands
👐 open_hands
🤲 palms_up_together
🤝 handshake
🙏 pray
✍️ writing_hand
💅 nail_care
💪 muscle
👀 eyes
👁️ eye
🧠 brain
👶 baby
🙅 no_good
🙆 ok_woman
🙋 raising_hand
🙇 bow
🤦 face_palm facepalm
🤷 shrug person_shrugging
💃 dancer
🕺 man_dancing
🏃 runner running
🚶 walking
👫 couple
👪 family
🐶 dog
🐱 cat
🐭 mouse
🐹 hamster
🐰 rabbit
🦊 fox
🐻 bear
🐼 panda_face
🐯 tiger
🦁 lion_face
🐮 cow
🐷 pig
🐸 frog
🐵 monkey_face
🐔 chicken
🐧 penguin
🐦 bird
🦆 duck
🦅 eagle
🦉 owl
🐺 wolf
🐴 horse
🦄 unicorn
🐝 bee
🐛 bug
🦋 butterfly
🐌 snail
🐞 beetle
🐢 turtle
🐍 snake
🐙 octopus
🐠 tropical_fish
🐬 dolphin
🐳 whale
🦈 shark
🐘 elephant
🌵 cactus
🎄 christmas_tree
🌲 evergreen_tree
🌴 palm_tree
🌱 seedling
🍀 four_leaf_clover
🌹 rose
🌻 sunflower
🌸 cherry_blossom
💐 bouquet
🌍 earth_africa
🌎 earth_americas
🌏 earth_asia
🌙 crescent_moon
⭐ star
🌟 star2
✨ sparkles
⚡ zap
🔥 fire flame
🌈 rainbow
☀️ sunny
⛅ partly_sunny
☁️ cloud
🌧️ cloud_rain
⛈️ thunder_cloud_rain
❄️ snowflake
⛄ snowman
💧 droplet
🌊 ocean
🍎 apple
🍐 pear
🍊 tangerine
🍋 lemon
🍌 banana
🍉 watermelon
🍇 grapes
🍓 strawberry
🍒 cherries
🍍 pineapple
🥑 avocado
🍅 tomato
🥕 carrot
🌽 corn
🌶️ hot_pepper
🍞 bread
🥐 croissant
🧀 cheese
🥚 egg
🍳 cooking
🥓 bacon
🍔 hamburger
🍟 fries
🍕 pizza
🌭 hotdog
🌮 taco
🌯 burrito
🥗 salad
🍝 spaghetti
🍜 ramen
🍣 sushi
🍚 rice
🍦 icecream
🍩 doughnut
🍪 cookie
🎂 birthday
🍰 cake
🍫 chocolate_bar
🍬 candy
🍿 popcorn
☕ coffee
🍵 tea
🍺 beer
🍻 beers
🥂 champagne_glass
🍷 wine_glass
🍸 cocktail
🍾 champagne
⚽ soccer
🏀 basketball
🏈 football
🎾 tennis
🏆 trophy
🥇 first_place
🥈 second_place
🥉 third_place
🎯 dart
🎮 video_game
🎲 game_die
🎨 art
🎬 clapper
🎤 microphone
🎧 headphones
🎵 musical_note
🎶 notes
🎸 guitar
🎉 tada
🎊 confetti_ball
🎈 balloon
🎁 gift
🚗 red_car car
🚕 taxi
🚌 bus
🚑 ambulance
🚒 fire_engine
🚲 bike
🚀 rocket
✈️ airplane
🚁 helicopter
🚂 steam_locomotive
🚢 ship
⛵ sailboat
⚓ anchor
🚧 construction
🏠 house
🏢 office
🏥 hospital
🏫 school
🏖️ beach
⌚ watch
📱 iphone
💻 computer
⌨️ keyboard
🖨️ printer
📷 camera
🎥 movie_camera
☎️ telephone
📺 tv
⏰ alarm_clock
⏳ hourglass_flowing_sand
🔋 battery
🔌 electric_plug
💡 bulb
🔦 flashlight
🗑️ wastebasket
💰 moneybag
💳 credit_card
🔧 wrench
🔨 hammer
🛠️ tools
⚙️ gear
🔗 link
🔒 lock
🔓 unlock
🔑 key
🔍 mag
🔔 bell
🔕 no_bell
📣 mega
📢 loudspeaker
📧 e-mail email
📨 incoming_envelope
📦 package
📝 pencil memo
📄 page_facing_up
📁 file_folder
📂 open_file_folder
📅 date
📆 calendar
📈 chart_with_upwards_trend
📉 chart_with_downwards_trend
📊 bar_chart
📌 pushpin
📎 paperclip
✂️ scissors
📚 books
📖 book
🔖 bookmark
🏷️ label
💊 pill
🧪 test_tube
🔬 microscope
🔭 telescope
🚪 door
🛒 shopping_cart
❤️ heart
🧡 orange_heart
💛 yellow_heart
💚 green_heart
💙 blue_heart
💜 purple_heart
🖤 black_heart
💔 broken_heart
💕 two_hearts
💖 sparkling_heart
💗 heartpulse
💘 cupid
🕊️ dove
☮️ peace
✅ white_check_mark
☑️ ballot_box_with_check
✔️ heavy_check_mark
❌ x
❎ negative_squared_cross_mark
➕ heavy_plus_sign
➖ heavy_minus_sign
❓ question
❗ exclamation
⁉️ interrobang
⚠️ warning
🚫 no_entry_sign
⛔ no_entry
🛑 octagonal_sign
♻️ recycle
🆗 ok
🆕 new
🆒 cool
🆓 free
🔴 red_circle
🟠 orange_circle
🟡 yellow_circle
🟢 green_circle
🔵 blue_circle
⚪ white_circle
⚫ black_circle
⬆️ arrow_up
⬇️ arrow_down
⬅️ arrow_left
➡️ arrow_right
🔄 arrows_counterclockwise
🔝 top
🔜 soon
ℹ️ information_source
🏁 checkered_flag
🚩 triangular_flag_on_post
🏴‍☠️ pirate_flag
🏳️‍🌈 rainbow_flag gay_pride_flag
`;

export interface EmojiEntry {
  picture: string;
  names: readonly string[];
}

export const entries: readonly EmojiEntry[] = kTable
  .trim()
  .split('\n')
  .map((line) => {
    const [picture = '', ...names] = line.split(' ');
    return { picture, names };
  });

const pictures = new Map(entries.flatMap(({ picture, names }) => names.map((name) => [name, picture] as const)));

/** The picture for a shortcode, with or without its colons. */
export function pictureOf(shortCode: string): string | undefined {
  return pictures.get(shortCode.replaceAll(':', ''));
}
