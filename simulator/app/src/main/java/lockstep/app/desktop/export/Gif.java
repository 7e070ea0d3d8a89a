package lockstep.app.desktop.export;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes an animated GIF (GIF89a) that repeats for ever, frame after frame, with the JDK's own
 * writer. It finds up to 256 colours for each frame.
 */
public final class Gif implements Closeable {
  private static final String METADATA = "javax_imageio_gif_image_1.0";
  private static final int MILLIS_A_TICK = 10;

  static {
    // The writer needs AWT's pictures and nothing of its windows, which JavaFX has.
    if (System.getProperty("java.awt.headless") == null)
      System.setProperty("java.awt.headless", "true");
  }

  private final ImageWriter writer = ImageIO.getImageWritersBySuffix("gif").next();
  private final ImageOutputStream out;

  /**
   * Begins a file.
   *
   * @param stream is written to and flushed, not closed
   */
  public Gif(OutputStream stream) throws IOException {
    // In memory: a frame is small, and the cache in a file would be one more file to clear away.
    out = new MemoryCacheImageOutputStream(stream);
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /**
   * Adds a frame.
   *
   * @param millis how long it stands, to a hundredth of a second
   */
  public void add(Image image, int millis) throws IOException {
    BufferedImage frame = opaque(image);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(frame), writer.getDefaultWriteParam());
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(METADATA);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", String.valueOf(Math.max(1, millis / MILLIS_A_TICK)));
    IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
    repeat.setAttribute("applicationID", "NETSCAPE");
    repeat.setAttribute("authenticationCode", "2.0");
    repeat.setUserObject(new byte[] {1, 0, 0});
    child(root, "ApplicationExtensions").appendChild(repeat);
    metadata.setFromTree(METADATA, root);
    writer.writeToSequence(new IIOImage(frame, null, metadata), null);
  }

  /** Ends the file; the stream stays open. */
  @Override
  public void close() throws IOException {
    try {
      writer.endWriteSequence();
      out.flush();
    } finally {
      out.close();
      writer.dispose();
    }
  }

  private static BufferedImage opaque(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    frame.setRGB(0, 0, width, height, argb, 0, width);
    return frame;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++)
      if (root.item(i).getNodeName().equals(name)) return (IIOMetadataNode) root.item(i);
    IIOMetadataNode added = new IIOMetadataNode(name);
    root.appendChild(added);
    return added;
  }
}
